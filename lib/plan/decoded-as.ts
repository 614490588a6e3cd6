import type { Entries } from './stored/stored';

/** A decoded object with the type of its kind: decoding has checked its fields. */
export function decodedAs<Kind>(object: Entries): Kind {
  return object as unknown as Kind;
}
