import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controlledBy, created, event, node, object } from './objects';
import { type PodTrouble, podTroubles } from './pod-troubles';

/** What a kubelet and a scheduler report of a Pod. */
interface Reported {
  readonly isOnNode: boolean;
  readonly status: object;
  readonly events: readonly { readonly reason: string; readonly message: string; readonly fieldPath?: string }[];
  /** Of its containers, by name. */
  readonly logs: Readonly<Record<string, string>>;
}

/** A trouble with what was reported of it in a real node. */
export interface ReportedTrouble extends PodTrouble {
  readonly reported: Reported;
}

const recorded: { readonly pods: Readonly<Record<string, Reported>> } = JSON.parse(
  readFileSync(join(__dirname, 'reported-pods.json'), 'utf8'),
);

/** All troubles with what e2e/patterns has recorded of them. */
export const reportedTroubles: readonly ReportedTrouble[] = podTroubles.map((trouble) => ({
  ...trouble,
  reported: recorded.pods[trouble.title] ?? missing(trouble.title),
}));

function missing(title: string): never {
  throw new Error(
    `nothing is recorded of ${title}; run PATTERNS_RECORD=1 npm run test:patterns -- e2e/patterns/status.scenario.ts`,
  );
}

/** Objects of a snapshot, and the logs of their containers. */
export interface Part {
  readonly objects: readonly object[];
  readonly logs: Readonly<Record<string, string>>;
}

/** How the API of a release tells what is reported. */
export type Shape = (part: Part) => Part;

/** A Pod as it was reported, with its events. */
function reportedPod({ spec, reported }: ReportedTrouble, name: string, metadata: object, more: object): Part {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, namespace: 'shop', uid: name, creationTimestamp: created, ...metadata },
    spec: { ...spec, ...more, ...(reported.isOnNode && { nodeName: 'node-1' }) },
    status: reported.status,
  };
  const events = reported.events.map(({ reason, message, fieldPath }, at) => {
    const about = { kind: 'Pod', name, namespace: 'shop', uid: name, ...(fieldPath !== undefined && { fieldPath }) };
    // They are in order.
    const lastTimestamp = `2026-11-30T17:59:${10 + at}Z`;
    return event(pod, reason, message, { involvedObject: about, lastTimestamp });
  });
  const logs = Object.entries(reported.logs).map(([container, log]) => [`shop/${name}/${container}`, log]);
  return { objects: [pod, ...events], logs: Object.fromEntries(logs) };
}

/** A kind of workload: its objects above its Pods, and how findings name them. */
export interface OwnerKind {
  readonly kind: string;
  /** What findings call it: `Deployment shop/web`. */
  readonly text: (name: string) => string;
  /** Where the spec of its Pods is. */
  readonly path: string;
  readonly objects: (name: string, template: object, pods: number) => readonly object[];
  /** In the metadata of its Pods. */
  readonly metadata: (name: string) => object;
  /** In the spec of its Pods. */
  readonly spec?: object;
}

const inTemplate = 'spec.template.';
const counts = (replicas: number) => ({ observedGeneration: 1, replicas, updatedReplicas: replicas, readyReplicas: 0 });
const plain = (kind: string, apiVersion: string, status: (pods: number) => object, spec: object = {}): OwnerKind => ({
  kind,
  text: (name) => `${kind} shop/${name}`,
  path: inTemplate,
  objects: (name, template, pods) => [
    object(apiVersion, kind, name, { spec: { replicas: pods, template, ...spec }, status: status(pods) }),
  ],
  metadata: (name) => controlledBy(kind, name, apiVersion),
});
const revision = (number: string) => ({ annotations: { 'deployment.kubernetes.io/revision': number } });

const overReplicaSet = (kind: string, apiVersion: string): OwnerKind => ({
  ...plain(kind, apiVersion, counts),
  objects: (name, template, pods) => [
    object(apiVersion, kind, name, { spec: { replicas: pods, template }, status: counts(pods) }, revision('2')),
    object(
      'apps/v1',
      'ReplicaSet',
      `${name}-5d4f`,
      { spec: { replicas: pods, template }, status: { replicas: pods } },
      { ...controlledBy(kind, name, apiVersion), ...revision('2') },
    ),
  ],
  metadata: (name) => ({ ...controlledBy('ReplicaSet', `${name}-5d4f`), labels: { 'pod-template-hash': '5d4f' } }),
});

/** All kinds with Pods, and one of custom resources. */
export const ownerKinds: readonly OwnerKind[] = [
  overReplicaSet('Deployment', 'apps/v1'),
  overReplicaSet('Rollout', 'argoproj.io/v1alpha1'),
  plain('ReplicaSet', 'apps/v1', (replicas) => ({ replicas })),
  plain('ReplicationController', 'v1', (replicas) => ({ replicas })),
  plain('StatefulSet', 'apps/v1', counts),
  plain('DaemonSet', 'apps/v1', (pods) => ({
    observedGeneration: 1,
    desiredNumberScheduled: pods,
    currentNumberScheduled: pods,
    updatedNumberScheduled: pods,
  })),
  { ...plain('Job', 'batch/v1', (active) => ({ active })), spec: { restartPolicy: 'OnFailure' } },
  {
    kind: 'CronJob',
    text: (name) => `CronJob shop/${name}`,
    path: 'spec.jobTemplate.spec.template.',
    objects: (name, template, active) => [
      object('batch/v1', 'CronJob', name, { spec: { jobTemplate: { spec: { template } } } }),
      object(
        'batch/v1',
        'Job',
        `${name}-1`,
        { spec: { template }, status: { active } },
        controlledBy('CronJob', name, 'batch/v1'),
      ),
    ],
    metadata: (name) => controlledBy('Job', `${name}-1`, 'batch/v1'),
    spec: { restartPolicy: 'OnFailure' },
  },
];

/** Pods of a workload, each with its trouble. */
export function workloadWith(owner: OwnerKind, troubles: readonly ReportedTrouble[], name = 'web'): Part {
  const [first] = troubles;
  const pods = troubles.map((trouble, at) =>
    reportedPod(
      trouble,
      `${name}-${at}`,
      owner.metadata(name),
      trouble.spec.restartPolicy === undefined ? (owner.spec ?? {}) : {},
    ),
  );
  const above = owner.objects(name, { spec: first?.spec }, troubles.length);
  return together([{ objects: above, logs: {} }, ...pods]);
}

/** A Pod of its own with its trouble. */
export const podWith = (trouble: ReportedTrouble, name = 'web'): Part => reportedPod(trouble, name, {}, {});

/** Several parts in one snapshot. */
export function together(parts: readonly Part[]): Part {
  return {
    objects: parts.flatMap(({ objects }) => objects),
    logs: Object.assign({}, ...parts.map(({ logs }) => logs)),
  };
}

/** The node that Pods are on. */
export const nodes: Part = { objects: [node('node-1')], logs: {} };

/** What is reported, in the shapes of APIs and releases. */
export const shapes: Readonly<Record<string, Shape>> = {
  'as recorded': (part) => part,
  'with events of events.k8s.io': ({ objects, logs }) => ({ objects: objects.map(asNewEvent), logs }),
  'as older kubelets report it': ({ objects, logs }) => ({ objects: objects.map(withoutNewFields), logs }),
};

function asNewEvent(one: object): object {
  const { kind, involvedObject, message, firstTimestamp, lastTimestamp, count, ...rest } = one as Event;
  if (kind !== 'Event') return one;
  return {
    ...rest,
    apiVersion: 'events.k8s.io/v1',
    kind,
    regarding: involvedObject,
    note: message,
    deprecatedFirstTimestamp: firstTimestamp,
    deprecatedLastTimestamp: lastTimestamp,
    deprecatedCount: count,
  };
}

interface Event {
  readonly kind: string;
  readonly [field: string]: unknown;
}

/** What releases since 1.29 have added to the status of a Pod. */
const newFields: ReadonlySet<string> = new Set([
  ...['observedGeneration', 'hostIPs', 'resize', 'allocatedResources', 'allocatedResourcesStatus'],
  ...['resources', 'volumeMounts', 'user', 'stopSignal'],
]);

function withoutNewFields(one: object): object {
  const { kind, status } = one as Event;
  if (kind !== 'Pod') return one;
  const kept = (value: unknown): unknown => {
    if (Array.isArray(value))
      return value.filter((item) => (item as Event).type !== 'PodReadyToStartContainers').map(kept);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).flatMap(([name, item]) => (newFields.has(name) ? [] : [[name, kept(item)]])),
    );
  };
  return { ...one, status: kept(status) };
}
