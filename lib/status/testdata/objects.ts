// Objects as a cluster has them, for snapshots: healthy ones, with more or other fields in their parts.

/** The time of all snapshots. */
export const now = '2026-11-30T18:00:00Z';
/** Before anything happened. */
export const created = '2026-11-30T12:00:00Z';
/** Ten minutes before the snapshot. */
export const since = '2026-11-30T17:50:00Z';

interface PodParts {
  readonly metadata?: object;
  readonly spec?: object;
  readonly status?: object;
  /** In its only container. */
  readonly container?: object;
  /** In the status of its only container. */
  readonly containerStatus?: object;
}

export const app = { name: 'web', image: 'registry.example/web:7' };

/** A Pod of its own that runs and is ready. */
export function pod({ metadata, spec, status, container, containerStatus }: PodParts = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web', namespace: 'shop', uid: 'pod-web', creationTimestamp: created, ...metadata },
    spec: { nodeName: 'node-1', containers: [{ ...app, ...container }], ...spec },
    status: {
      phase: 'Running',
      startTime: created,
      conditions: conditions('True'),
      containerStatuses: [
        {
          name: 'web',
          ready: true,
          started: true,
          restartCount: 0,
          state: { running: { startedAt: created } },
          ...containerStatus,
        },
      ],
      ...status,
    },
  };
}

/** The conditions of a Pod that is scheduled and initialized. */
export function conditions(ready: 'True' | 'False', time = since): readonly object[] {
  return [
    { type: 'PodScheduled', status: 'True', lastTransitionTime: created },
    { type: 'Initialized', status: 'True', lastTransitionTime: created },
    { type: 'ContainersReady', status: ready, lastTransitionTime: time },
    { type: 'Ready', status: ready, lastTransitionTime: time },
  ];
}

/** The parts of a Pod whose container waits. */
export function waiting(reason: string, message = '', more: object = {}): PodParts {
  return {
    status: { phase: 'Pending', conditions: conditions('False') },
    containerStatus: {
      ready: false,
      started: false,
      state: { waiting: { reason, ...(message !== '' && { message }) } },
      ...more,
    },
  };
}

/** The parts of a Pod that no node takes. */
export function unscheduled(message: string, spec: object = {}): PodParts {
  const condition = {
    type: 'PodScheduled',
    status: 'False',
    reason: 'Unschedulable',
    message,
    lastTransitionTime: since,
  };
  return {
    spec: { nodeName: undefined, ...spec },
    status: { phase: 'Pending', conditions: [condition], containerStatuses: undefined },
  };
}

/** How a container ended. */
export function ended(exitCode: number, more: object = {}): object {
  return { terminated: { exitCode, reason: exitCode === 0 ? 'Completed' : 'Error', finishedAt: since, ...more } };
}

/** The parts of a Pod whose container restarts again and again. */
export function looping(last: object, restartCount = 7): PodParts {
  return waiting('CrashLoopBackOff', 'back-off 5m0s restarting failed container', { restartCount, lastState: last });
}

/** An object of some kind in the namespace shop. */
export function object(
  apiVersion: string,
  kind: string,
  name: string,
  parts: object = {},
  metadata: object = {},
): object {
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: 'shop',
      uid: `${kind}-${name}`,
      creationTimestamp: created,
      generation: 1,
      ...metadata,
    },
    ...parts,
  };
}

/** An object's reference to its controller. */
export function controlledBy(kind: string, name: string, apiVersion = 'apps/v1'): object {
  return { ownerReferences: [{ apiVersion, kind, name, uid: `${kind}-${name}`, controller: true }] };
}

const templateOf = (spec: object) => ({ metadata: { labels: { app: 'web' } }, spec: { containers: [app], ...spec } });

interface WorkloadParts {
  readonly spec?: object;
  readonly status?: object;
  readonly template?: object;
  readonly metadata?: object;
}

/** A Deployment with three Pods that are all available. */
export function deployment({ spec, status, template = {}, metadata }: WorkloadParts = {}): object {
  return object(
    'apps/v1',
    'Deployment',
    'web',
    {
      spec: { replicas: 3, selector: { matchLabels: { app: 'web' } }, template: templateOf(template), ...spec },
      status: {
        observedGeneration: 1,
        replicas: 3,
        updatedReplicas: 3,
        readyReplicas: 3,
        availableReplicas: 3,
        conditions: [
          { type: 'Available', status: 'True', reason: 'MinimumReplicasAvailable', lastTransitionTime: created },
          { type: 'Progressing', status: 'True', reason: 'NewReplicaSetAvailable', lastTransitionTime: created },
        ],
        ...status,
      },
    },
    { annotations: { 'deployment.kubernetes.io/revision': '2' }, ...metadata },
  );
}

/** A ReplicaSet of that Deployment. */
export function replicaSet({ hash = '5d4f', revision = '2', spec = {}, status = {}, template = {} } = {}): object {
  return object(
    'apps/v1',
    'ReplicaSet',
    `web-${hash}`,
    { spec: { replicas: 3, template: templateOf(template), ...spec }, status: { replicas: 3, ...status } },
    { ...controlledBy('Deployment', 'web'), annotations: { 'deployment.kubernetes.io/revision': revision } },
  );
}

/** Pods of a ReplicaSet of that Deployment, with a part that differs. */
export function podsOf(count: number, parts: PodParts = {}, hash = '5d4f', from = 0): readonly object[] {
  return Array.from({ length: count }, (_, position) => {
    const name = `web-${hash}-${String(from + position).padStart(3, '0')}`;
    return pod({
      ...parts,
      metadata: {
        name,
        uid: name,
        labels: { app: 'web', 'pod-template-hash': hash },
        ...controlledBy('ReplicaSet', `web-${hash}`),
        ...parts.metadata,
      },
    });
  });
}

/** A Deployment whose ReplicaSet has some Pods with these parts, and others that are healthy. */
export function deploymentWith(
  parts: PodParts,
  troubled = 2,
  healthy = 1,
  more: WorkloadParts = {},
): readonly object[] {
  const replicas = troubled + healthy;
  const counts = { replicas, updatedReplicas: replicas, readyReplicas: healthy, availableReplicas: healthy };
  return [
    deployment({ ...more, spec: { replicas, ...more.spec }, status: { ...counts, ...more.status } }),
    replicaSet({ spec: { replicas }, status: { replicas } }),
    ...podsOf(troubled, parts),
    ...podsOf(healthy, {}, '5d4f', troubled),
  ];
}

/** A StatefulSet with a claim for each Pod. */
export function statefulSet({ spec, status, template = {} }: WorkloadParts = {}): object {
  return object('apps/v1', 'StatefulSet', 'db', {
    spec: {
      replicas: 3,
      template: templateOf({ volumes: [], ...template }),
      volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: { storageClassName: 'fast' } }],
      ...spec,
    },
    status: {
      observedGeneration: 1,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      currentRevision: 'db-1',
      updateRevision: 'db-1',
      ...status,
    },
  });
}

/** A Pod of that StatefulSet. */
export function ordinalPod(ordinal: number, parts: PodParts = {}): object {
  const name = `db-${ordinal}`;
  const labels = { 'controller-revision-hash': 'db-1' };
  return pod({
    ...parts,
    metadata: { name, uid: name, labels, ...controlledBy('StatefulSet', 'db'), ...parts.metadata },
  });
}

/** A node that is ready. */
export function node(name: string, { labels = {}, spec = {}, status = {}, ready = 'True' } = {}): object {
  return {
    apiVersion: 'v1',
    kind: 'Node',
    metadata: { name, uid: name, labels: { 'kubernetes.io/hostname': name, ...labels } },
    spec,
    status: {
      allocatable: { cpu: '4', memory: '16Gi', pods: '110' },
      conditions: [{ type: 'Ready', status: ready, lastTransitionTime: since }],
      ...status,
    },
  };
}

let events = 0;

/** An event about an object, as the kubelet and the controllers write it. */
export function event(about: object, reason: string, message: string, more: object = {}): object {
  const { kind, metadata } = about as { kind: string; metadata: { name: string; namespace?: string; uid?: string } };
  events += 1;
  return {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: { name: `${metadata.name}.${events}`, namespace: metadata.namespace ?? 'default' },
    involvedObject: { kind, name: metadata.name, namespace: metadata.namespace, uid: metadata.uid },
    reason,
    message,
    type: 'Warning',
    count: 3,
    firstTimestamp: '2026-11-30T17:52:00Z',
    lastTimestamp: '2026-11-30T17:59:00Z',
    ...more,
  };
}

/** A snapshot as `kubectl get … --output json` prints it. */
export function list(...items: readonly (object | readonly object[])[]): object {
  return { apiVersion: 'v1', kind: 'List', items: items.flat() };
}
