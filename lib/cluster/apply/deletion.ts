import { listAt, textAt } from '../../status/snapshot/read';
import { textOf } from '../../status/snapshot/references';
import { isClusterError } from '../cluster-error';
import { type Connection, pathOf } from '../connection/connection';
import { pause } from '../connection/pause';
import { anySignal } from '../connection/signals';
import { readObject, type Wanted } from '../objects/live-objects';

/** What ends a deletion. */
export interface DeletionEnds {
  readonly signal: AbortSignal;
  /** After which it is not waited for. */
  readonly timeout: AbortSignal;
}

/**
 * Deletes an object of a uid, and waits until it is gone: until its finalizers are, and what it owns.
 * @throws ClusterError where the server refuses, and Error where it is not gone in time
 */
export async function remove(
  connection: Connection,
  object: Wanted,
  uid: string,
  { signal, timeout }: DeletionEnds,
): Promise<void> {
  let left = await requestDeletion(connection, object, uid, signal);
  const ending = anySignal(signal, timeout);
  try {
    for (let wait = 250; left !== undefined; wait = Math.min(2 * wait, 4_000)) {
      const now = await readObject(connection, object, { omitsForbidden: true, signal: ending });
      if (textAt(now, 'metadata', 'uid') !== uid) return;
      left = now;
      await pause(wait, ending);
    }
  } catch (error) {
    if (!timeout.aborted || error !== timeout.reason) throw error;
    const finalizers = listAt(left, 'metadata', 'finalizers');
    const why = finalizers.length === 0 ? '' : `; its finalizers are ${finalizers.join(', ')}`;
    throw new Error(`${textOf(object.reference)} was deleted, and is not gone yet${why}`);
  }
}

/** Deletes an object of a uid, if it is still there. @returns what is left of it; `undefined` where it is gone */
async function requestDeletion(
  connection: Connection,
  { resource, reference }: Wanted,
  uid: string,
  signal: AbortSignal,
): Promise<unknown> {
  try {
    const answer = await connection.request({
      method: 'DELETE',
      path: pathOf(resource, reference.namespace, reference.name),
      body: { apiVersion: 'v1', kind: 'DeleteOptions', propagationPolicy: 'Background', preconditions: { uid } },
      signal,
    });
    // Where it is not gone at once, or is a Pod that has time to end, the answer is the object.
    return textAt(answer, 'kind') === 'Status' ? undefined : answer;
  } catch (error) {
    // Conflict: one of another uid has taken its place.
    if (!isClusterError(error, 'NotFound') && !isClusterError(error, 'Conflict')) throw error;
    return undefined;
  }
}
