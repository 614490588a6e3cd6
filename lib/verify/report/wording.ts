import type { FieldPath } from '../../findings/field-path';
import type { Code } from '../../findings/generated/codes';
import { valueText } from '../../findings/value-text';
import type { Problems } from '../../kubernetes/names';
import { nearest } from '../../values/nearest';
import { type Details, invalid, type Report } from './report';

/**
 * The message for a value that is not in an enum, with the nearest one that is.
 * @param fitting those that are allowed with what else is set there, which the fix names
 */
export function unsupported(value: unknown, allowed: ReadonlySet<string>, fitting = allowed): Details {
  const list = [...allowed].map((name) => JSON.stringify(name)).join(', ');
  return {
    message:
      allowed.size === 1
        ? `must be ${list}, got ${valueText(value)}`
        : `must be one of ${list}, got ${valueText(value)}`,
    value,
    fix: fixOf(value, allowed, fitting),
  };
}

function fixOf(value: unknown, allowed: ReadonlySet<string>, fitting: ReadonlySet<string>): string {
  const names = [...fitting];
  const near = names.length === 1 ? names[0] : typeof value === 'string' ? nearest(value, names) : undefined;
  if (near !== undefined) return `set ${JSON.stringify(near)}`;
  return fitting === allowed ? 'set one of them' : `set ${names.map((name) => JSON.stringify(name)).join(' or ')}`;
}

/** Reports each problem that a text has with its spelling, as the server does: one error for each. */
export function misspelt(
  problems: Problems,
  value: string,
  code: Code,
  field: FieldPath,
  report: Report,
  serverField: FieldPath = field,
  fix = 'correct it',
): void {
  for (const problem of problems) {
    const words = { message: problem, value, fix };
    report(invalid(code, field, serverField === field ? words : { ...words, serverField }));
  }
}

/** Names that are plainly a port's: short, and a letter first. */
export const plainPortName = /^[a-z][a-z0-9]{0,14}$/;

/** Some names in the words of a message; of many, the first few. */
export function listed(names: Iterable<string>): string {
  const first: string[] = [];
  for (const name of names) {
    if (first.push(JSON.stringify(name)) === 8) return `${first.join(', ')} …`;
  }
  return first.length === 0 ? 'none' : first.join(', ');
}
