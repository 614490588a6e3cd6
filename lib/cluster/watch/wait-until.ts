import { textAt } from '../../status/snapshot/read';
import { ClusterError } from '../cluster-error';
import type { Connection } from '../connection/connection';
import { anySignal, timeoutSignal } from '../connection/signals';
import type { Reference } from '../objects/object-types';
import type { Abortable } from '../objects/read';
import { type Target, targetOf } from '../objects/target';
import { whyNotReady } from '../why-not-ready';
import { changesOf } from './changes';
import { type Reached, reachedBy, type WantedState } from './wanted-state';

/** How long to wait. */
export interface WaitOptions extends Abortable {
  /** @default 300 */
  readonly timeoutSeconds?: number | undefined;
}

export async function waitUntil(
  connection: Connection,
  reference: Reference,
  wanted: WantedState,
  { timeoutSeconds = 300, signal }: WaitOptions = {},
): Promise<void> {
  const target = await targetOf(connection, reference);
  const ends = anySignal(signal, timeoutSignal(timeoutSeconds));
  let last: Reached = { state: 'waiting', text: 'the server has not answered yet' };
  try {
    for await (const now of states(connection, target, wanted, ends)) {
      last = now;
      if (now.state !== 'waiting') break;
    }
  } catch (error) {
    signal?.throwIfAborted();
    if (!ends.aborted) throw error;
  }
  if (last.state !== 'reached') throw await notReached(connection, target, wanted, last, timeoutSeconds, signal);
}

/** The states of an object, as they change. */
async function* states(
  connection: Connection,
  { resource, namespace, name, uid }: Target,
  wanted: WantedState,
  signal: AbortSignal,
): AsyncGenerator<Reached> {
  const gone: Reached =
    wanted === 'deleted' ? { state: 'reached', text: '' } : { state: 'waiting', text: 'it does not exist' };
  let isThere = false;
  const scope = { namespace, fieldSelector: `metadata.name=${name}`, signal };
  for await (const change of changesOf(connection, resource, scope)) {
    if (change.type === 'listed') {
      if (!isThere) yield gone;
      continue;
    }
    const isOther = uid !== undefined && textAt(change.object, 'metadata', 'uid') !== uid;
    isThere = change.type !== 'deleted' && !isOther;
    if (isThere) yield reachedBy(change.object, wanted);
    else if (isOther && wanted !== 'deleted') yield { state: 'failed', text: 'it was deleted, and created again' };
    else yield gone;
  }
}

/** An error that says what an object waits for, from all that is known of its Pods. */
async function notReached(
  connection: Connection,
  target: Target,
  wanted: WantedState,
  { state, text }: Reached,
  seconds: number,
  signal: AbortSignal | undefined,
): Promise<ClusterError> {
  const reasons = wanted === 'deleted' ? [] : await reasonsOf(connection, target, signal);
  const why = reasons.length === 0 ? text : reasons.join('; ');
  const not = state === 'failed' ? `cannot become ${wanted}` : `is not ${wanted} after ${seconds} s`;
  const { resource, namespace, name } = target;
  return new ClusterError({
    message: `${target.text} ${not}: ${why}`,
    reason: state === 'failed' ? 'Failed' : 'Timeout',
    object: { kind: resource.kind, namespace, name },
  });
}

async function reasonsOf(
  connection: Connection,
  { resource, namespace, name }: Target,
  signal: AbortSignal | undefined,
): Promise<readonly string[]> {
  const { apiVersion, kind } = resource;
  const reference = { apiVersion, kind, name, ...(namespace !== undefined && { namespace }) };
  const findings = await whyNotReady(connection, [reference], signal);
  return findings.map(({ message, fix }) => `${message}; ${fix}`);
}
