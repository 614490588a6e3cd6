import { nearest } from '../../values/nearest';

/**
 * The known name that a name is a slip of. Releases differ in their names, so that others may be right; one letter makes none
 * another one.
 */
export function misspelled(name: string, known: readonly string[]): string | undefined {
  return known.includes(name) ? undefined : nearest(name, known, 1);
}
