import { child, type FieldPath } from '../findings/field-path';
import type { Finding } from '../findings/finding';
import { valueText } from '../findings/value-text';
import { decodeValue, type Entries } from './decode';
import { type Definition, type FieldType, valuesOf } from './fields';
import { requiredFields } from './generated/constants';
import { scalars } from './scalars';

/** What came out of reading a value: the value as an API server decodes it, and what kept it from its type. */
export interface Shaped {
  readonly value: unknown;
  readonly findings: readonly Finding[];
}

/**
 * Reads an untyped value as our types have it: decoded as an API server does, and with every field that the type requires
 * and only the values that a field takes in some release.
 */
export function readShape(value: unknown, type: FieldType, path: FieldPath = ''): Shaped {
  const findings: Finding[] = [];
  const report = (finding: Finding) => {
    findings.push(finding);
  };
  const object = (definition: Definition, decoded: Readonly<Entries>, raw: object, at: FieldPath) => {
    for (const [name, entry] of Object.entries(decoded)) checkValues(definition, name, entry, at, report);
    for (const name of requiredFields[definition.name] ?? []) {
      if (isAbsent(raw, name)) report(missingField(name, definition, at));
    }
  };
  return { value: decodeValue(value, type, path, { report, object }), findings };
}

function isAbsent(raw: object, name: string): boolean {
  const value = (raw as Entries)[name];
  return value === undefined || value === null;
}

/** A server takes the empty text for absent wherever the field may be absent. */
function checkValues(
  definition: Definition,
  name: string,
  value: unknown,
  path: FieldPath,
  report: (finding: Finding) => void,
) {
  const field = definition.fields.get(name);
  const allowed = field === undefined ? undefined : valuesOf(field);
  if (allowed === undefined) return;
  for (const one of Array.isArray(value) ? value : [value]) {
    if (one === '' || typeof one !== 'string' || allowed.includes(one)) continue;
    const list = allowed.map((known) => JSON.stringify(known)).join(', ');
    report({
      code: 'shape/value',
      severity: 'error',
      reason: 'FieldValueNotSupported',
      field: child(path, name),
      value: one,
      message: `must be one of ${list}, got ${valueText(one)}`,
    });
  }
}

function missingField(name: string, { fields }: Definition, path: FieldPath): Finding {
  const type = fields.get(name)?.type;
  const words = type?.kind === 'scalar' ? scalars[type.scalar].words : type?.kind === 'list' ? 'an array' : 'an object';
  return {
    code: 'shape/required',
    severity: 'error',
    reason: 'FieldValueRequired',
    field: child(path, name),
    message: 'missing',
    fix: `set ${words}`,
  };
}
