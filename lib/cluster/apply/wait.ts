import { textAt } from '../../status/snapshot/read';
import { keyOf, type ObjectReference } from '../../status/snapshot/references';
import { entryOf } from '../../values/entry-of';
import { own } from '../../values/own';
import { isClusterError } from '../cluster-error';
import { type Connection, pathOf } from '../connection/connection';
import { pause } from '../connection/pause';
import type { Wanted } from '../objects/live-objects';
import { changesOf } from '../watch/changes';
import { type Readiness, readinessOf } from '../watch/readiness';

/** An object that is waited for, as it was when it was applied. */
export interface Awaited {
  readonly item: Wanted;
  readonly object: unknown;
}

/** Told of each object whose state has changed. */
export type OnReadiness = (reference: ObjectReference, readiness: Readiness) => void;

/**
 * Waits until the controllers of objects have done what their current generation says, by one watch for each kind and
 * namespace. It ends when none of them waits any more, or with the signal.
 * @returns what became of each, by key
 */
export async function waitUntilReady(
  connection: Connection,
  awaited: readonly Awaited[],
  signal: AbortSignal,
  onReadiness: OnReadiness,
): Promise<ReadonlyMap<string, Readiness>> {
  const states = new Map<string, Readiness>();
  const groups = new Map<string, Pending[]>();
  for (const { item, object } of awaited) {
    const key = keyOf(item.reference);
    const generation = Number(own(own(object, 'metadata'), 'generation') ?? 0);
    const uid = textAt(object, 'metadata', 'uid');
    const readiness = readinessOf(object, generation);
    states.set(key, readiness);
    onReadiness(item.reference, readiness);
    if (readiness.state !== 'waiting') continue;
    const path = pathOf(item.resource, item.reference.namespace);
    entryOf(groups, path, () => []).push({ item, key, generation, uid });
  }
  const take = (pending: Pending, readiness: Readiness) => {
    const before = states.get(pending.key);
    states.set(pending.key, readiness);
    if (before?.state !== readiness.state || before.text !== readiness.text)
      onReadiness(pending.item.reference, readiness);
  };
  await Promise.all([...groups.values()].map((group) => watchGroup(connection, group, signal, take)));
  return states;
}

interface Pending {
  readonly item: Wanted;
  readonly key: string;
  readonly generation: number;
  readonly uid: string;
}

/** How long it takes until objects are read again that cannot be watched, in milliseconds. */
const pauseAfterFailure = 1_000;

async function watchGroup(
  connection: Connection,
  group: readonly Pending[],
  signal: AbortSignal,
  take: (pending: Pending, readiness: Readiness) => void,
): Promise<void> {
  const [one] = group;
  if (one === undefined) return;
  const left = new Map(group.map((pending) => [pending.item.reference.name, pending]));
  const see = (name: string, object: unknown) => {
    const pending = left.get(name);
    if (pending === undefined) return;
    const readiness = readinessNow(pending, object);
    if (readiness.state !== 'waiting') left.delete(name);
    take(pending, readiness);
  };
  let mayWatch = true;
  while (left.size > 0 && !signal.aborted) {
    try {
      if (mayWatch) await watchWhileLeft(connection, one.item, left, signal, see);
      else await readEach(connection, left, signal, see);
    } catch (error) {
      if (signal.aborted) return;
      if (!isClusterError(error)) throw error;
      // Who may not watch may still read; what else fails may pass.
      const isForbidden = isClusterError(error, 'Forbidden');
      mayWatch &&= !isForbidden;
      if (isForbidden) continue;
    }
    if (left.size > 0) await pause(pauseAfterFailure, signal).catch(() => {});
  }
}

/** An object may be gone, or another one of its name. What cannot be read is not waited for. */
function readinessNow({ uid, generation }: Pending, object: unknown): Readiness {
  if (object === unreadable) return { state: 'ready', text: '' };
  if (object === undefined || textAt(object, 'metadata', 'uid') !== uid)
    return { state: 'failed', text: 'was deleted' };
  return readinessOf(object, generation);
}

const unreadable = Symbol('unreadable');

async function watchWhileLeft(
  connection: Connection,
  { resource, reference }: Wanted,
  left: ReadonlyMap<string, Pending>,
  signal: AbortSignal,
  see: (name: string, object: unknown) => void,
): Promise<void> {
  const [name, ...others] = left.keys();
  const fieldSelector = others.length === 0 ? `metadata.name=${name}` : undefined;
  const unseen = new Set(left.keys());
  const scope = { namespace: reference.namespace, fieldSelector, signal };
  for await (const change of changesOf(connection, resource, scope)) {
    if (change.type === 'listed') for (const gone of unseen) see(gone, undefined);
    else {
      const seen = textAt(change.object, 'metadata', 'name');
      unseen.delete(seen);
      see(seen, change.type === 'deleted' ? undefined : change.object);
    }
    if (left.size === 0) return;
  }
}

async function readEach(
  connection: Connection,
  left: ReadonlyMap<string, Pending>,
  signal: AbortSignal,
  see: (name: string, object: unknown) => void,
): Promise<void> {
  for (const [name, { item }] of [...left]) {
    const path = pathOf(item.resource, item.reference.namespace, name);
    const object = await connection.request({ method: 'GET', path, signal }).catch((error) => {
      if (isClusterError(error, 'NotFound')) return undefined;
      if (isClusterError(error, 'Forbidden')) return unreadable;
      throw error;
    });
    see(name, object);
  }
}
