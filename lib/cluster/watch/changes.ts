import { textAt } from '../../status/snapshot/read';
import { own } from '../../values/own';
import { ClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import { pause } from '../connection/pause';
import { type ListScope, pagesOf } from '../objects/pages';

/** A change of an object. */
export interface Change {
  readonly type: 'added' | 'modified' | 'deleted';
  readonly object: object;
}

/** All objects that there were have been emitted as added. */
export interface Listed {
  readonly type: 'listed';
}

/** How long a watch is open, in seconds: then it goes on with another one. */
const watchSeconds = 290;
/** How long it takes until a watch that failed is opened again, in milliseconds. */
const pauseAfterFailure = 1000;

/** What a watch has in memory. */
interface Seen {
  /** The uid and version of each object, by namespace and name. */
  readonly versions: Map<string, { readonly uid: string; readonly version: string }>;
  /** From where the next watch goes on; `undefined` where a list has to come first. */
  from: string | undefined;
}

/**
 * The objects of a kind as added, and then all changes of them. It goes on over lost connections, and lists again where the
 * server no longer has the changes since then: what happened meanwhile is emitted once, in its final state. In memory it has
 * one version for each object, so that one deleted meanwhile is emitted with its metadata only.
 */
export async function* changesOf(
  connection: Connection,
  resource: ApiResource,
  scope: ListScope,
): AsyncGenerator<Change | Listed> {
  const signal = scope.signal ?? new AbortController().signal;
  const seen: Seen = { versions: new Map(), from: undefined };
  let isListed = false;
  for (;;) {
    signal.throwIfAborted();
    try {
      if (seen.from === undefined) {
        yield* list(connection, resource, scope, seen);
        if (!isListed) yield { type: 'listed' };
        isListed = true;
      }
      yield* watch(connection, resource, scope, seen);
    } catch (error) {
      signal.throwIfAborted();
      if (!(error instanceof ClusterError)) throw error;
      if (error.status === 410) seen.from = undefined;
      else if (!isListed || !isPassing(error)) throw error;
      await pause(pauseAfterFailure, signal);
    }
  }
}

/** Whether a watch can go on later: the server was not there, or has failed. */
function isPassing(error: ClusterError): boolean {
  return error.reason === 'Unreachable' || error.status === 429 || error.status >= 500;
}

async function* list(
  connection: Connection,
  resource: ApiResource,
  scope: ListScope,
  seen: Seen,
): AsyncGenerator<Change> {
  const gone = new Map(seen.versions);
  let from: string | undefined;
  for await (const { items, resourceVersion } of pagesOf(connection, resource, scope)) {
    for (const object of items) {
      gone.delete(keyOf(object));
      yield* take(seen, object, resource);
    }
    // Of all pages that of the first: changes since then are emitted again, and are skipped.
    from ??= resourceVersion;
  }
  for (const [key, { uid }] of gone) {
    seen.versions.delete(key);
    yield { type: 'deleted', object: remains(resource, key, uid) };
  }
  // Of a list that ends before, what is on its other pages is not known.
  seen.from = from;
}

async function* watch(
  connection: Connection,
  resource: ApiResource,
  { namespace, labelSelector, fieldSelector, signal }: ListScope,
  seen: Seen,
): AsyncGenerator<Change> {
  const lines = connection.lines({
    method: 'GET',
    path: pathOf(resource, namespace),
    query: {
      watch: true,
      allowWatchBookmarks: true,
      resourceVersion: seen.from,
      timeoutSeconds: watchSeconds,
      labelSelector,
      fieldSelector,
    },
    signal,
  });
  for await (const line of lines) {
    const event = eventIn(line);
    const [type, object] = [textAt(event, 'type'), own(event, 'object')];
    if (type === 'ERROR') throw errorOf(object);
    if (type === 'ADDED' || type === 'MODIFIED') yield* take(seen, Object(object), resource);
    if (type === 'DELETED' && seen.versions.delete(keyOf(object))) yield { type: 'deleted', object: Object(object) };
    // A bookmark has no object, but tells how far the server has come.
    seen.from = textAt(object, 'metadata', 'resourceVersion') || seen.from;
  }
}

/** A change as the server wrote it. Some proxies end an answer well whose rest they never got, in the middle of a change. */
function eventIn(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    throw new ClusterError({ reason: 'Unreachable', message: 'watch: the connection was lost; try again' });
  }
}

/** The change that a version of an object is, compared with what is known of it. */
function* take(seen: Seen, object: object, resource: ApiResource): Generator<Change> {
  const key = keyOf(object);
  const [uid, version] = [textAt(object, 'metadata', 'uid'), textAt(object, 'metadata', 'resourceVersion')];
  const before = seen.versions.get(key);
  seen.versions.set(key, { uid, version });
  if (before === undefined) yield { type: 'added', object };
  else if (before.uid !== uid) {
    yield { type: 'deleted', object: remains(resource, key, before.uid) };
    yield { type: 'added', object };
  } else if (before.version !== version) yield { type: 'modified', object };
}

function keyOf(object: unknown): string {
  return `${textAt(object, 'metadata', 'namespace')}/${textAt(object, 'metadata', 'name')}`;
}

/** What is known of an object whose end was not seen. */
function remains({ apiVersion, kind }: ApiResource, key: string, uid: string): object {
  const [namespace, name] = key.split('/');
  return { apiVersion, kind, metadata: { name, ...(namespace !== '' && { namespace }), uid } };
}

/** A Status object in place of a change. */
function errorOf(status: unknown): ClusterError {
  const [reason, message] = [textAt(status, 'reason') || 'Unknown', textAt(status, 'message')];
  const code = Number(own(status, 'code') ?? 500);
  return new ClusterError({ reason, status: code, message: `watch: ${message}` });
}
