import { isObject, type Json, type JsonObject } from '../generate/json';
import type { KubernetesVersion } from '../lib/kubernetes';
import type { Request } from '../oracle/api-server/ask';

/** An object, and the old one whose place it takes. */
export type Pair = {
  readonly old: Json;
  readonly object: Json;
  /** Whether it is an update through the Pod's `resize` subresource. */
  readonly resize?: boolean;
};

/** Whether what servers are asked about is an update: no object has these two fields and no kind. */
export function isPair(subject: Json): subject is Pair {
  return isObject(subject) && 'old' in subject && 'object' in subject && !('kind' in subject);
}

/** Whether the oracle of a release does to a pair what a server does. */
export function isComparable(subject: Json, release: KubernetesVersion): boolean {
  if (!isPair(subject)) return true;
  const [metadata, old] = [metadataOf(subject.object), metadataOf(subject.old)];
  if (old.uid !== undefined) {
    // No server has an object without a version; the oracle makes one up.
    return old.resourceVersion !== undefined || metadata.resourceVersion === undefined;
  }
  // That of 1.28 gives a Job its selector where it validates a new one, and so not to the manifest that takes its place.
  return release !== '1.28' || !isObject(subject.old) || subject.old.kind !== 'Job';
}

function metadataOf(object: Json): JsonObject {
  return isObject(object) && isObject(object.metadata) ? object.metadata : {};
}

/** The object that a server would store. */
export function objectOf(subject: Json): Json {
  return isPair(subject) ? subject.object : subject;
}

/** What a server is asked of it. */
export function requestOf(id: number, subject: Json): Request {
  return { id: String(id), ...(isPair(subject) ? subject : { object: subject }) };
}
