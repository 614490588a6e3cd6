import type { Connection } from '../connection/connection';
import type { KindReference, ObjectOf } from '../objects/object-types';
import { type ListOptions, scopeOf } from '../objects/read';
import { resourceFor } from '../objects/target';
import { changesOf } from './changes';

/** A change of an object. */
export interface WatchEvent<Live = unknown> {
  /** An object that is there from the start is `added`, too. */
  readonly type: 'added' | 'modified' | 'deleted';
  /** As it is now; a deleted one as it was last, or with its metadata alone where its end was not seen. */
  readonly object: Live;
}

export async function* watchObjects<const Of extends KindReference>(
  connection: Connection,
  kind: Of,
  options: ListOptions = {},
): AsyncGenerator<WatchEvent<ObjectOf<Of>>> {
  const resource = await resourceFor(connection, kind);
  for await (const change of changesOf(connection, resource, scopeOf(connection, resource, options))) {
    if (change.type !== 'listed') yield change as WatchEvent<ObjectOf<Of>>;
  }
}
