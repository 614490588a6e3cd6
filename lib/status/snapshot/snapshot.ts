import { type CustomWorkloads, customWorkloads } from '../../kubernetes/custom/custom-workloads';
import { objectsIn } from '../../kubernetes/list-items';
import { entryOf } from '../../values/entry-of';
import { own } from '../../values/own';
import type { StatusOptions } from '../status-options';
import { type EventsOf, eventsBy } from './events';
import { at, textAt } from './read';
import { controllerOf, groupOf, keyOf, type ObjectReference, referenceTo } from './references';
import { millisecondsOf } from './time';

/** Objects of a cluster at one time, to be looked up. */
export interface Snapshot {
  /** The time at which it was made, in milliseconds. */
  readonly now: number;
  /** All objects of a kind, sorted by namespace and name. */
  readonly ofKind: (group: string, kind: string) => readonly unknown[];
  readonly object: (reference: ObjectReference) => unknown;
  /** The objects that an object controls. */
  readonly controlledBy: (object: unknown) => readonly unknown[];
  readonly eventsOf: EventsOf;
  readonly workloads: CustomWorkloads;
  /** The log of a container, as far as the caller has it. */
  readonly logOf: (pod: unknown, container: string) => string | undefined;
}

/** Reads a snapshot: an object, a list of them as kubectl prints it, or an array of both. What is not an object is ignored. */
export function readSnapshot(value: unknown, options: StatusOptions): Snapshot {
  const objects = eachOnce((Array.isArray(value) ? value : [value]).flatMap((one) => objectsIn(one)));
  const byKind = new Map<string, unknown[]>();
  const byKey = new Map<string, unknown>();
  const byController = new Map<string, unknown[]>();
  for (const { key, reference, object } of objects) {
    byKey.set(key, object);
    entryOf(byKind, `${groupOf(reference.apiVersion)}/${reference.kind}`, () => []).push(object);
    const controller = controllerOf(object);
    if (controller !== undefined) entryOf(byController, keyOf(controller), () => []).push(object);
  }
  const ofKind = (group: string, kind: string) => byKind.get(`${group}/${kind}`) ?? [];
  return {
    now: millisecondsOf(options.now) ?? latestTime(objects.map(({ object }) => object)),
    ofKind,
    object: (reference) => byKey.get(keyOf(reference)),
    controlledBy: (object) => {
      const reference = referenceTo(object);
      const found = reference === undefined ? [] : (byController.get(keyOf(reference)) ?? []);
      const uid = textAt(object, 'metadata', 'uid');
      return found.filter((one) => [uid, ''].includes(controllerOf(one)?.uid ?? '') || uid === '');
    },
    eventsOf: eventsBy([...ofKind('', 'Event'), ...ofKind('events.k8s.io', 'Event')]),
    workloads: customWorkloads(options.workloads),
    logOf: (pod, container) => {
      const path = [textAt(pod, 'metadata', 'namespace'), textAt(pod, 'metadata', 'name'), container].join('/');
      const log = own(options.logs, path);
      return typeof log === 'string' ? log : undefined;
    },
  };
}

interface Found {
  readonly key: string;
  readonly reference: ObjectReference;
  readonly object: unknown;
}

/** The objects in an order of their own, each once: of several versions, the last one that the server has stored. */
function eachOnce(all: readonly { readonly object: unknown }[]): readonly Found[] {
  const found = new Map<string, Found>();
  for (const { object } of all) {
    const reference = referenceTo(object);
    if (reference === undefined) continue;
    const key = keyOf(reference);
    const before = found.get(key);
    if (before === undefined || isLater(object, before.object)) found.set(key, { key, reference, object });
  }
  return [...found.values()].sort((one, other) => (one.key < other.key ? -1 : 1));
}

function isLater(object: unknown, before: unknown): boolean {
  if (object === before) return false;
  const [version, known] = [object, before].map((one) => Number(textAt(one, 'metadata', 'resourceVersion')) || 0);
  if (version !== known) return (version ?? 0) > (known ?? 0);
  return JSON.stringify(object) > JSON.stringify(before);
}

/**
 * The latest time in some objects: the heartbeat of a node, an event, a change. The status of a custom resource may have
 * times to come, such as that when a certificate ends.
 */
function latestTime(objects: readonly unknown[]): number {
  const left: { readonly value: unknown; readonly depth: number }[] = objects.flatMap((object) =>
    (isOfKubernetes(object) ? ['metadata', 'status', 'lastTimestamp', 'eventTime', 'series'] : ['metadata']).map(
      (part) => ({ value: at(object, part), depth: 0 }),
    ),
  );
  let now = 0;
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, depth } = next;
    now = Math.max(now, millisecondsOf(value) ?? 0);
    // A time further down than conditions and states of containers is none of Kubernetes' own.
    if (typeof value !== 'object' || value === null || depth > deepest) continue;
    for (const [name, inner] of Object.entries(value)) {
      if (!hasNoPast.has(name)) left.push({ value: inner, depth: depth + 1 });
    }
  }
  return now;
}

function isOfKubernetes(object: unknown): boolean {
  const group = groupOf(textAt(object, 'apiVersion'));
  return !group.includes('.') || group.endsWith('.k8s.io');
}

const deepest = 5;
/** What anybody writes, and what is a time to come. */
const hasNoPast: ReadonlySet<string> = new Set([
  ...['annotations', 'labels', 'deletionTimestamp'],
  // Of a PodCertificateRequest.
  ...['notAfter', 'beginRefreshAt'],
]);
