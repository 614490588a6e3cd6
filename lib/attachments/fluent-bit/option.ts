import { valueJson } from '../../findings/value-text';
import { literal } from './literal';
import type { OutputProperty } from './output';

/** The error for an option that cannot be what it is for. */
export function wrong(what: string, found: unknown, allowed: string): RangeError {
  return new RangeError(`${what}: found ${valueJson(found)}; ${allowed}`);
}

/** The properties that have a value. */
export function present(values: Readonly<Record<string, OutputProperty | undefined>>): Record<string, OutputProperty> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const])),
  );
}

/**
 * The path of a URL.
 * @throws RangeError where it is none.
 */
export function urlPath(path: string, what: string): string {
  if (/^\/[^\s"<>\\]*$/.test(path)) return literal(path, what);
  throw wrong(what, path, 'give a path that starts with "/" and has no spaces');
}
