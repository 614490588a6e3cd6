import { randomBytes } from 'node:crypto';
import { textAt } from '../../status/snapshot/read';
import { isClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import { pause } from '../connection/pause';
import { ApplySetError, type ParentState, parentState, parentWith, type SetParent, type SetScope } from './apply-set';

/** How often a run renews its hold, in milliseconds, and after how long without a renewal it has ended. */
export const renewal = { every: 5_000, expires: 20_000 } as const;

/** A parent as it is on the server; `state` is absent where there is none yet. */
export interface LiveParent {
  readonly object: unknown;
  readonly state: ParentState | undefined;
}

/** Another run has begun to apply the set. */
export class OtherRun extends ApplySetError {
  override readonly name = 'OtherRun';
}

/** The hold of a run on a set, which no two runs have at once. */
export interface Hold {
  /** Writes where members are, and ends the hold. @throws OtherRun */
  readonly release: (scope: SetScope) => Promise<void>;
  /** Holds it again, where it was released. @throws OtherRun where another run has begun since */
  readonly resume: (scope: SetScope) => Promise<void>;
  /** Aborted when another run takes the set, because this one has not renewed its hold for long. */
  readonly lost: AbortSignal;
  /** Ends all that goes on. */
  readonly stop: () => void;
}

/** A name for a run. */
export function newRun(): string {
  return randomBytes(8).toString('hex');
}

/** Reads a parent. @throws ApplySetError for one of another tool */
export async function readParent(connection: Connection, parent: SetParent): Promise<LiveParent> {
  try {
    const object = await connection.request({ method: 'GET', path: pathIn(parent) });
    return { object, state: parentState(parent, object) };
  } catch (error) {
    if (isClusterError(error, 'NotFound')) return { object: undefined, state: undefined };
    throw error;
  }
}

/**
 * Waits until no other run holds a set: until it has released it, or has not renewed its hold for so long that it must have ended.
 * @param onWait called once, where there is something to wait for
 */
export async function freeParent(
  connection: Connection,
  parent: SetParent,
  onWait: (run: string) => void,
  signal: AbortSignal | undefined,
): Promise<LiveParent> {
  let live = await readParent(connection, parent);
  let renewed = Date.now();
  let isReported = false;
  while (live.state?.renewals !== undefined && Date.now() - renewed < renewal.expires) {
    if (!isReported) onWait(live.state.run);
    isReported = true;
    await pause(1_000, signal);
    const next = await readParent(connection, parent);
    if (versionOf(next) !== versionOf(live)) renewed = Date.now();
    live = next;
  }
  return live;
}

/**
 * Holds a set for a run, and renews the hold from time to time.
 * @throws OtherRun where another run was sooner
 */
export async function holdParent(
  connection: Connection,
  parent: SetParent,
  live: LiveParent,
  { run, scope }: { readonly run: string; readonly scope: SetScope },
): Promise<Hold> {
  const lost = new AbortController();
  let current = live.object;
  let renewals: number | undefined = 0;
  let members = scope;
  let last: Promise<unknown> = Promise.resolve();
  const write = () => {
    // One after the other: each is over what the last one wrote, or has failed to.
    last = last
      .catch(() => {})
      .then(async () => {
        current = await written(connection, parent, current, { run, scope: members, renewals });
      });
    return last as Promise<void>;
  };
  await write();
  let timer: NodeJS.Timeout | undefined;
  const renew = () => {
    if (renewals !== undefined) renewals += 1;
    write().catch((error) => {
      if (error instanceof OtherRun) lost.abort(error);
    });
  };
  const stop = () => clearInterval(timer);
  const start = () => {
    timer = setInterval(renew, renewal.every);
    timer.unref();
  };
  start();
  return {
    lost: lost.signal,
    stop,
    release: async (now) => {
      stop();
      [renewals, members] = [undefined, now];
      await write();
    },
    resume: async (now) => {
      if (renewals !== undefined) return;
      [renewals, members] = [0, now];
      await write();
      start();
    },
  };
}

/** Writes a parent over what is known of it; where that is not the latest, over the latest, if it is of the same run. */
async function written(
  connection: Connection,
  parent: SetParent,
  known: unknown,
  state: ParentState,
): Promise<unknown> {
  const query = { fieldManager: 'cdk8s-pods-applyset' };
  const isNew = known === undefined;
  const body = parentWith(parent, state, known);
  try {
    return isNew
      ? await connection.request({ method: 'POST', path: pathIn({ ...parent, name: '' }), query, body })
      : await connection.request({ method: 'PUT', path: pathIn(parent), query, body });
  } catch (error) {
    if (!isClusterError(error, 'Conflict') && !isClusterError(error, 'AlreadyExists')) throw error;
    const latest = await readParent(connection, parent);
    if (latest.state?.run !== state.run) throw new OtherRun(`another run applies the set "${parent.name}"`);
    return written(connection, parent, latest.object, state);
  }
}

function versionOf({ object }: LiveParent): string {
  return textAt(object, 'metadata', 'resourceVersion');
}

function pathIn({ kind, namespace, name }: SetParent): string {
  const plural = kind === 'Secret' ? 'secrets' : 'configmaps';
  const resource: ApiResource = { apiVersion: 'v1', kind, plural, namespaced: true, verbs: [], subresources: [] };
  return pathOf(resource, namespace, name === '' ? undefined : name);
}
