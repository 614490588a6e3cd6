import { valueJson } from '../../../findings/value-text';

/** The error for an invalid option: `loki: tenant must not be empty, got ""`. */
export function invalidOption(what: string, given: unknown, rule: string, fix?: string): RangeError {
  return new RangeError(`${what} ${rule}, got ${valueJson(given)}${fix === undefined ? '' : `; ${fix}`}`);
}
