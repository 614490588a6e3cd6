import { textAt } from '../status/snapshot/read';
import { ClusterError } from './cluster-error';
import type { ApiResource, Connection } from './connection/connection';
import { pause } from './connection/pause';
import { anySignal } from './connection/signals';
import { byKind, type OmittedKind, type ReadSnapshot, type SnapshotOptions, scopeIn, snapshotKinds } from './snapshot';
import { changesOf } from './watch/changes';

/** How a snapshot is followed. */
export interface FollowOptions extends SnapshotOptions {
  /** After as long without a change it is given anew, as what is wrong depends on the time, too. @default 30,000 */
  readonly idleMilliseconds?: number | undefined;
  /** After how long a kind is listed again that may not be watched. @default 10,000 */
  readonly listMilliseconds?: number | undefined;
}

/**
 * The objects that `status` reads as they are once all kinds are listed, and anew after changes, by one watch for each kind. Changes
 * that come while the last snapshot is used are one. In memory is what the cluster has of these kinds, without `managedFields`.
 * It ends with the signal, by throwing its reason.
 */
export async function* snapshotsOf(connection: Connection, options: FollowOptions): AsyncGenerator<ReadSnapshot> {
  const { namespace, idleMilliseconds = 30_000, listMilliseconds = 10_000 } = options;
  const ending = new AbortController();
  const signal = anySignal(ending.signal, options.signal);
  const news = bell();
  const omitted: OmittedKind[] = [];
  const kinds = snapshotKinds.map(([apiVersion, kind]) => {
    const objects = new Map<string, object>();
    const omit = (reason: string) => omitted.push({ kind: `${apiVersion} ${kind}`, reason });
    let onListed = () => {};
    const listed = new Promise<void>((resolve) => {
      onListed = resolve;
    });
    const follow = async () => {
      const resource = await connection.resourceOf(apiVersion, kind);
      const following = { namespace, signal, listMilliseconds, objects, onChange: news.ring, onListed, omit };
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
      yield { objects: kinds.flatMap(({ objects }) => [...objects.values()]), omitted: byKind(omitted) };
      const idle = new AbortController();
      const time = pause(idleMilliseconds, anySignal(signal, idle.signal));
      await Promise.race([change, time]).finally(() => idle.abort());
      await time.catch(() => {});
      signal.throwIfAborted();
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
  readonly listMilliseconds: number;
  /** The objects by namespace and name. */
  readonly objects: Map<string, object>;
  readonly onChange: () => void;
  readonly onListed: () => void;
  readonly omit: (reason: string) => void;
}

async function followKind(connection: Connection, resource: ApiResource, following: Following): Promise<void> {
  const { namespace, signal, objects, onChange, onListed, omit, listMilliseconds } = following;
  const scope = { ...scopeIn(namespace, resource), signal };
  for (;;) {
    const unseen = new Set(objects.keys());
    let isListed = false;
    try {
      for await (const change of changesOf(connection, resource, scope)) {
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
        // Rights may be taken away meanwhile: what was read before is not true any more.
        objects.clear();
        omit(error.message);
        return onChange();
      }
      // Who may not watch may still list.
      await pause(listMilliseconds, signal);
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
