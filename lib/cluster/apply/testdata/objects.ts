import type { Entries } from '../../objects/object-types';

/** An object with annotations. */
export function annotated(object: Entries, annotations: Entries): Entries {
  const metadata = object.metadata as Entries | undefined;
  return { ...object, metadata: { ...metadata, annotations } };
}
