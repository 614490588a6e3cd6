import { checkPath } from '../shared/endpoint';
import { literal } from './literal';
import type { OutputProperty } from './output';

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
  checkPath(what, path);
  return literal(path, what);
}
