import { textAt } from '../status/snapshot/read';
import { ClusterError } from './cluster-error';
import type { ApiResource, Connection } from './connection/connection';
import { pause } from './connection/pause';
import { anySignal } from './connection/signals';
import { byKind, type ReadSnapshot, type SnapshotOptions, scopeIn, snapshotKinds } from './snapshot';
import { changesOf } from './watch/changes';

/** How a snapshot is followed. */
export interface FollowOptions extends SnapshotOptions {
  /** After as long without a change it is given anew, as what is wrong depends on the time, too. @default 30,000 */
  readonly idleMilliseconds?: number | undefined;
  /** After how long a kind is listed again that may not be watched. @default 10,000 */
  readonly listMilliseconds?: number | undefined;
  /** After how long a kind is tried again that may not be listed. @default 60,000 */
  readonly refusedMilliseconds?: number | undefined;
}

/**
 * The objects that `status` reads as they are once all kinds are listed, and anew after changes, by one watch for each kind. Changes
 * that come while the last snapshot is used are one. In memory is what the cluster has of these kinds, without `managedFields`.
 * A kind that may not be listed is omitted until it may. It ends with the signal, by throwing its reason.
 */
export async function* snapshotsOf(connection: Connection, options: FollowOptions): AsyncGenerator<ReadSnapshot> {
  const { namespace, idleMilliseconds = 30_000, listMilliseconds = 10_000, refusedMilliseconds = 60_000 } = options;
  const ending = new AbortController();
  const signal = anySignal(ending.signal, options.signal);
  const news = bell();
  const omitted = new Map<string, string>();
  const kinds = snapshotKinds.map(([apiVersion, kind]) => {
    const objects = new Map<string, object>();
    const name = `${apiVersion} ${kind}`;
    const omit = (reason: string) => {
      const isNew = !omitted.has(name);
      omitted.set(name, reason);
      if (isNew) news.ring();
    };
    const include = () => {
      if (omitted.delete(name)) news.ring();
    };
    let onListed = () => {};
    const listed = new Promise<void>((resolve) => {
      onListed = resolve;
    });
    const follow = async () => {
      const resource = await connection.resourceOf(apiVersion, kind);
      const pauses = { listMilliseconds, refusedMilliseconds };
      const following = { namespace, signal, pauses, objects, onChange: news.ring, onListed, omit, include };
      if (resource === undefined) omit('not served by the cluster');
      else await followKind(connection, resource, following);
    };
    return { objects, listed, followed: follow().then(() => onListed()) };
  });
  // The first that fails ends all.
  let failure: { readonly error: unknown } | undefined;
  const failed = Promise.all(kinds.map(({ followed }) => followed)).catch((error) => {
    failure = { error };
    news.ring();
  });
  try {
    await Promise.race([failed, Promise.all(kinds.map(({ listed }) => listed))]);
    for (;;) {
      if (failure !== undefined) throw failure.error;
      const change = news.rung();
      const left = [...omitted].map(([kind, reason]) => ({ kind, reason }));
      yield { objects: kinds.flatMap(({ objects }) => [...objects.values()]), omitted: byKind(left) };
      await changeWithin(idleMilliseconds, change, signal);
    }
  } finally {
    ending.abort();
    await Promise.allSettled(kinds.map(({ followed }) => followed));
  }
}

/** What is followed of a kind, and who is told. */
interface Following {
  readonly namespace: string | undefined;
  readonly signal: AbortSignal;
  readonly pauses: { readonly listMilliseconds: number; readonly refusedMilliseconds: number };
  /** The objects by namespace and name. */
  readonly objects: Map<string, object>;
  readonly onChange: () => void;
  readonly onListed: () => void;
  /** The kind cannot be read, or can again. */
  readonly omit: (reason: string) => void;
  readonly include: () => void;
}

/** Waits for a change, and no longer than some time. A signal that lasts keeps nothing of it, as it would of each `AbortSignal.any`. */
async function changeWithin(milliseconds: number, change: Promise<void>, signal: AbortSignal): Promise<void> {
  const waiting = new AbortController();
  const end = () => waiting.abort();
  signal.addEventListener('abort', end, { once: true });
  const time = pause(milliseconds, waiting.signal).catch(() => {});
  try {
    signal.throwIfAborted();
    await Promise.race([change, time]);
    signal.throwIfAborted();
  } finally {
    signal.removeEventListener('abort', end);
    waiting.abort();
  }
}

async function followKind(connection: Connection, resource: ApiResource, following: Following): Promise<void> {
  const { namespace, signal, objects, onChange, onListed, omit, include, pauses } = following;
  const scope = { ...scopeIn(namespace, resource), signal };
  for (;;) {
    const unseen = new Set(objects.keys());
    let isListed = false;
    try {
      for await (const change of changesOf(connection, resource, scope)) {
        include();
        if (change.type === 'listed') {
          for (const key of unseen) objects.delete(key);
          if (unseen.size > 0) onChange();
          isListed = true;
          onListed();
          continue;
        }
        const key = keyOf(change.object);
        unseen.delete(key);
        // What is listed again may be as it was.
        if (change.type === 'added' && versionOf(objects.get(key)) === versionOf(change.object)) continue;
        if (change.type === 'deleted') objects.delete(key);
        else objects.set(key, withoutManagedFields(change.object));
        onChange();
      }
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ClusterError) || error.status !== 403) throw error;
      if (!isListed) {
        // Rights may be taken away meanwhile, and given back: what was read before is not true any more.
        objects.clear();
        omit(error.message);
        onListed();
      }
      // Who may not watch may still list.
      await pause(isListed ? pauses.listMilliseconds : pauses.refusedMilliseconds, signal);
    }
  }
}

/** Tells those that wait that something has happened. */
interface Bell {
  readonly ring: () => void;
  /** Resolves with the next ring. */
  readonly rung: () => Promise<void>;
}

function bell(): Bell {
  let ring = () => {};
  let next = new Promise<void>((resolve) => {
    ring = resolve;
  });
  return {
    ring: () => {
      ring();
      next = new Promise<void>((resolve) => {
        ring = resolve;
      });
    },
    rung: () => next,
  };
}

function keyOf(object: object): string {
  return `${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`;
}

function versionOf(object: unknown): string {
  return textAt(object, 'metadata', 'resourceVersion');
}

function withoutManagedFields(object: object): object {
  const { metadata, ...others } = object as { readonly metadata?: object };
  const { managedFields: _fields, ...marks } = (metadata ?? {}) as { readonly managedFields?: unknown };
  return { ...others, metadata: marks };
}
