import { isObject, type Json, type JsonObject } from '../generate/json';
import type { RuleExample } from '../lib/kubernetes/rule';
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

/** Whether the oracle does to a pair what a server does. It makes up versions, and no times of creation. */
export function isComparable(subject: Json): boolean {
  if (!isPair(subject)) return true;
  const [now, { uid, resourceVersion, creationTimestamp }] = [metadataOf(subject.object), metadataOf(subject.old)];
  const isLive = typeof uid === 'string' && uid !== '';
  if (hasClaimsOfPod(subject.old)) return false;
  if (isLive && (hasHalfSource(subject.old) || hasOwnerTwice(subject.old) || isDeletedAtZero(subject.old)))
    return false;
  if (isLive && (creationTimestamp ?? now.creationTimestamp) !== creationTimestamp) return false;
  const { resourceVersion: sent } = now;
  if (typeof sent !== 'string' || sent === '') return true;
  return isLive ? typeof resourceVersion === 'string' && /^\d{1,19}$/.test(resourceVersion) : !/^0*1$/.test(sent);
}

/** Whether a claim has its source in the older of two fields only: servers fill the other. */
function hasHalfSource(object: Json): boolean {
  const { kind, spec } = isObject(object) ? object : {};
  return (
    kind === 'PersistentVolumeClaim' && isObject(spec) && isObject(spec.dataSource) && !isObject(spec.dataSourceRef)
  );
}

/** Whether the resources of a Pod itself have claims: no server takes them. */
function hasClaimsOfPod(object: Json): boolean {
  const { kind, spec } = isObject(object) ? object : {};
  return kind === 'Pod' && isObject(spec) && isObject(spec.resources) && 'claims' in spec.resources;
}

/** Whether the time of an object's deletion is the zero time, which no clock of a server says. */
function isDeletedAtZero(object: Json): boolean {
  const { deletionTimestamp } = metadataOf(object);
  return typeof deletionTimestamp === 'string' && deletionTimestamp.startsWith('0001-01-01T00:00:00');
}

/** Whether an object has an owner twice: servers store it once. */
function hasOwnerTwice(object: Json): boolean {
  const { ownerReferences } = metadataOf(object);
  if (!Array.isArray(ownerReferences)) return false;
  const owners = ownerReferences.map((owner) => JSON.stringify(owner));
  return new Set(owners).size < owners.length;
}

function metadataOf(object: Json): JsonObject {
  return isObject(object) && isObject(object.metadata) ? object.metadata : {};
}

/** The pair of a rule's example; `undefined` where it is not an update. */
export function pairOfExample({ old, object, resize }: RuleExample): Pair | undefined {
  return old === undefined ? undefined : JSON.parse(JSON.stringify({ old, object, resize }));
}

/** The object that a server would store. */
export function objectOf(subject: Json): Json {
  return isPair(subject) ? subject.object : subject;
}

/** What a server is asked of it. */
export function requestOf(id: number, subject: Json): Request {
  return { id: String(id), ...(isPair(subject) ? subject : { object: subject }) };
}
