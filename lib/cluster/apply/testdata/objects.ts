import type { Entries } from '../items';

/** An object with annotations. */
export function annotated(object: Entries, annotations: Entries): Entries {
  const metadata = object.metadata as Entries | undefined;
  return { ...object, metadata: { ...metadata, annotations } };
}
