import { keyOf, type ObjectReference } from '../status/snapshot/references';
import { status } from '../status/status';
import type { StatusFinding } from '../status/status-finding';
import { isClusterError } from './cluster-error';
import type { Connection } from './connection/connection';
import { readSnapshotOf } from './snapshot';

/** What is wrong with objects that are not ready, as far as it can be read: nothing where the cluster does not answer. */
export async function whyNotReady(
  connection: Connection,
  objects: readonly ObjectReference[],
  signal?: AbortSignal,
): Promise<readonly StatusFinding[]> {
  // Of objects of the cluster, nothing is known but what they say themselves.
  const namespaces = [...new Set(objects.flatMap(({ namespace }) => namespace ?? []))];
  if (namespaces.length === 0) return [];
  const read = namespaces.map((namespace) => readSnapshotOf(connection, { namespace, signal }));
  const snapshots = await Promise.all(read).catch((error: unknown) => {
    signal?.throwIfAborted();
    if (!isClusterError(error)) throw error;
    return [];
  });
  const keys = new Set(objects.map(keyOf));
  const found = status(snapshots.flatMap((snapshot) => snapshot.objects));
  return found.filter(({ object }) => keys.has(keyOf(object)));
}
