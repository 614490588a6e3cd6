import { textAt } from '../../status/snapshot/read';
import { type ObjectReference, referenceTo } from '../../status/snapshot/references';
import { append } from '../../values/append';
import { isClusterError } from '../cluster-error';
import type { ApiResource, Connection } from '../connection/connection';
import { inParallel, requestsAtOnce } from '../connection/parallel';
import { fewNamespaces } from '../objects/live-objects';
import type { Entries } from '../objects/object-types';
import { pagesOf } from '../objects/pages';
import { groupKindOf, memberLabel, type SetParent, type SetScope, setId } from './apply-set';
import { ownFields } from './manifest-fields';

/** An object that belongs to a set. */
export interface Member {
  readonly reference: ObjectReference;
  readonly resource: ApiResource;
  readonly uid: string;
  readonly object: Entries;
}

/** The members of a set, where its parent says that they are. */
export async function readMembers(
  connection: Connection,
  parent: SetParent,
  scope: SetScope,
  signal: AbortSignal | undefined,
): Promise<readonly Member[]> {
  const served = await connection.resources();
  const resources = served.filter((one) => scope.kinds.has(groupKindOf(one)));
  const namespaces = new Set([...scope.namespaces, parent.namespace]);
  const labelSelector = `${memberLabel}=${setId(parent)}`;
  const lists = await inParallel(resources, requestsAtOnce, async (resource) => {
    const objects = await labelled(connection, resource, namespaces, { labelSelector, signal });
    // Controllers copy labels to what they make, as from Services to EndpointSlices: that is not ours to delete.
    return objects.filter(ownFields).flatMap((object): readonly Member[] => {
      const reference = referenceTo(object);
      return reference === undefined ? [] : [{ reference, resource, uid: textAt(object, 'metadata', 'uid'), object }];
    });
  });
  return lists.flat();
}

/** All objects of a kind in some namespaces that have a label. */
export async function labelled(
  connection: Connection,
  resource: ApiResource,
  namespaces: ReadonlySet<string>,
  scope: { readonly labelSelector: string; readonly signal: AbortSignal | undefined },
): Promise<readonly Entries[]> {
  const everywhere = !resource.namespaced || namespaces.size > fewNamespaces;
  const lists = await inParallel(everywhere ? [undefined] : [...namespaces], requestsAtOnce, async (namespace) => {
    const found: Entries[] = [];
    try {
      for await (const { items } of pagesOf(connection, resource, { ...scope, namespace })) append(found, items);
    } catch (error) {
      if (!isClusterError(error, 'NotFound')) throw error;
    }
    return found;
  });
  return lists
    .flat()
    .filter((object) => !resource.namespaced || namespaces.has(textAt(object, 'metadata', 'namespace')));
}
