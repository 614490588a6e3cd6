import { hasEnded } from '../../plan/conditions';
import { isClusterError } from '../cluster-error';
import type { Connection } from '../connection/connection';
import { pause } from '../connection/pause';
import type { Target } from '../objects/target';
import { changesOf } from '../watch/changes';

/** Waits until a Job has completed or failed, or is gone. Its Pods end before it does. */
export async function jobEnded(connection: Connection, job: Target, signal: AbortSignal): Promise<void> {
  try {
    await watchToEnd(connection, job, signal);
  } catch (error) {
    // Who may not watch may still read.
    if (!isClusterError(error, 'Forbidden')) throw error;
    await readToEnd(connection, job, signal);
  }
}

async function watchToEnd(
  connection: Connection,
  { resource, namespace, name }: Target,
  signal: AbortSignal,
): Promise<void> {
  const scope = { namespace, fieldSelector: `metadata.name=${name}`, signal };
  let isThere = false;
  for await (const change of changesOf(connection, resource, scope)) {
    if (change.type === 'listed' ? !isThere : change.type === 'deleted' || hasEnded(change.object)) return;
    isThere = true;
  }
}

/** How long it takes until a Job is read again, in milliseconds. */
const pauseBetweenReads = 2_000;

async function readToEnd(connection: Connection, { path }: Target, signal: AbortSignal): Promise<void> {
  try {
    while (!hasEnded(await connection.request({ method: 'GET', path, signal }))) {
      await pause(pauseBetweenReads, signal);
    }
  } catch (error) {
    if (!isClusterError(error, 'NotFound')) throw error;
  }
}
