import { equal } from '../values/equal';

/** What filling came to. */
export interface Filled<T> {
  readonly value: T;
  /** The fields that were absent and are filled now. */
  readonly filled: readonly string[];
  /** The fields that already had another value, which stays. */
  readonly kept: readonly string[];
}

/** Sets the wanted fields where they are absent. Never overwrites, and never looks inside a field that is there. */
export function fillAbsent<T extends object>(base: T | undefined, wanted: Partial<T>): Filled<T> {
  const entries = Object.entries(wanted).filter(([, value]) => value !== undefined);
  const there = new Map(Object.entries(base ?? {}).filter(([, value]) => value !== undefined));
  const absent = entries.filter(([field]) => !there.has(field));
  return {
    // Every field comes from one of the two, which are both of this type; what T requires, the base or the caller gives.
    value: { ...base, ...Object.fromEntries(absent) } as T,
    filled: absent.map(([field]) => field),
    kept: entries
      .filter(([field, value]) => there.has(field) && !equal(there.get(field), value))
      .map(([field]) => field),
  };
}
