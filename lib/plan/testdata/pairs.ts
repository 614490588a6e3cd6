import type { Verdict } from '../planned';
import {
  changed,
  configMap,
  cronJob,
  daemonSet,
  deployment,
  job,
  pod,
  roleBinding,
  secret,
  service,
  statefulSet,
} from './objects';

/** Two manifests of one object, and what applying the second over the first does. */
export interface PlanPair {
  /** What changes, in words: the title of its test. */
  readonly change: string;
  readonly old: object;
  readonly new: object;
  readonly verdict: Verdict;
  readonly restarts: boolean;
  /** The release that it holds in. @default '1.35' */
  readonly kubernetes?: string;
}

/** Values by their paths; undefined removes what is there. */
type Edits = Readonly<Record<string, unknown>>;

type Row = readonly [change: string, old: object, edits: Edits, verdict: Verdict, kubernetes?: string];

/** The verdicts after which no container starts anew. */
const quiet = (rows: readonly Row[]) => rows.map((row) => pair(row, false));
/** Those after which Pods are replaced, or containers start anew. */
const restarting = (rows: readonly Row[]) => rows.map((row) => pair(row, true));

function pair([change, old, edits, verdict, kubernetes]: Row, restarts: boolean): PlanPair {
  const edited = Object.entries(edits).reduce((object, [path, value]) => changed(object, path, value), old);
  return { change, old, new: edited, verdict, restarts, ...(kubernetes !== undefined && { kubernetes }) };
}

const template = 'spec.template.spec';
const container = `${template}.containers.0`;
const image = `${container}.image`;
const logs = { name: 'logs', image: 'registry.example/logs:1' };
/** A selector, and labels that it selects. */
const otherSelector = { 'spec.selector.matchLabels.tier': 'a', 'spec.template.metadata.labels.tier': 'a' };
/** A node that each control plane of e2e/cluster has. */
const onNode1 = { 'kubernetes.io/hostname': 'node-1' };

const web2 = { [image]: 'registry.example/web:2' };
const deployments: readonly PlanPair[] = [
  ...restarting([
    ['the image of a Deployment', deployment, web2, 'roll'],
    ['a label in its template', deployment, { 'spec.template.metadata.labels.tier': 'front' }, 'roll'],
    ['an annotation in its template', deployment, { 'spec.template.metadata.annotations.note': 'b' }, 'roll'],
    ['the resources in its template', deployment, { [`${container}.resources.requests.cpu`]: '20m' }, 'roll'],
    ['the grace period in its template', deployment, { [`${template}.terminationGracePeriodSeconds`]: 60 }, 'roll'],
    ['another container', deployment, { [`${template}.containers.1`]: logs }, 'roll'],
    ['its image and its replicas', deployment, { ...web2, 'spec.replicas': 4 }, 'roll'],
    ['the image, with strategy Recreate', changed(deployment, 'spec.strategy', { type: 'Recreate' }), web2, 'roll'],
    [
      'false where the server has a pointer',
      deployment,
      { [`${template}.automountServiceAccountToken`]: false },
      'roll',
    ],
  ]),
  ...quiet([
    ['nothing', deployment, {}, 'unchanged'],
    ['a default that is written down', deployment, { [`${template}.restartPolicy`]: 'Always' }, 'unchanged'],
    ['a default that no rule reads', deployment, { [`${template}.schedulerName`]: 'default-scheduler' }, 'unchanged'],
    [
      'the termination message path, its default',
      deployment,
      { [`${container}.terminationMessagePath`]: '/dev/termination-log' },
      'unchanged',
    ],
    ['false where the server has a plain value', deployment, { [`${template}.hostNetwork`]: false }, 'unchanged'],
    ['an amount in another spelling', deployment, { [`${container}.resources.requests.cpu`]: 0.01 }, 'unchanged'],
    ['an empty list', deployment, { [`${template}.tolerations`]: [] }, 'unchanged'],
    ['the replicas of a Deployment', deployment, { 'spec.replicas': 3 }, 'scale'],
    ['its replicas to 0', deployment, { 'spec.replicas': 0 }, 'scale'],
    ['a label of the Deployment itself', deployment, { 'metadata.labels.team': 'a' }, 'patch'],
    ['its strategy', deployment, { 'spec.strategy': { rollingUpdate: { maxSurge: 2 } } }, 'patch'],
    ['minReadySeconds', deployment, { 'spec.minReadySeconds': 5 }, 'patch'],
    ['the image of a paused one', changed(deployment, 'spec.paused', true), web2, 'patch'],
    ['the image of one with 0 replicas', changed(deployment, 'spec.replicas', 0), web2, 'patch'],
    ['the selector', deployment, otherSelector, 'forbidden'],
    ['a field that is unknown', deployment, { [`${container}.imagePolicy`]: 'Always' }, 'forbidden'],
    ['an invalid value', deployment, { [`${container}.ports`]: [{ containerPort: 70000 }] }, 'forbidden'],
  ]),
];

const db2 = { [image]: 'registry.example/db:2' };
const withUpdates = (updateStrategy: object) => changed(statefulSet, 'spec.updateStrategy', updateStrategy);
const statefulSets: readonly PlanPair[] = [
  ...restarting([
    ['the image of a StatefulSet', statefulSet, db2, 'roll'],
    ['its image, above a partition', withUpdates({ rollingUpdate: { partition: 1 } }), db2, 'roll'],
  ]),
  ...quiet([
    ['its image, below a partition', withUpdates({ rollingUpdate: { partition: 2 } }), db2, 'patch'],
    ['its image, with OnDelete', withUpdates({ type: 'OnDelete' }), db2, 'patch'],
    ['the replicas of a StatefulSet', statefulSet, { 'spec.replicas': 1 }, 'scale'],
    [
      'its claim templates',
      statefulSet,
      { 'spec.volumeClaimTemplates.0.spec.resources.requests.storage': '2Gi' },
      'forbidden',
    ],
    ['its serviceName', statefulSet, { 'spec.serviceName': 'other' }, 'forbidden'],
    ['its podManagementPolicy', statefulSet, { 'spec.podManagementPolicy': 'Parallel' }, 'forbidden'],
    ['minReadySeconds of a StatefulSet', statefulSet, { 'spec.minReadySeconds': 5 }, 'patch'],
  ]),
];

const agent2 = { [image]: 'registry.example/agent:2' };
const thrice = changed(job, 'spec.completions', 3);
const suspended = changed(job, 'spec.suspend', true);
const otherWorkloads: readonly PlanPair[] = [
  ...restarting([
    ['the image of a DaemonSet', daemonSet, agent2, 'roll'],
    ['the template of a Job', job, { [image]: 'registry.example/migrate:2' }, 'recreate'],
    ['the completions of a Job', job, { 'spec.completions': 2 }, 'recreate'],
    ['a Job that is suspended', job, { 'spec.suspend': true }, 'patch'],
  ]),
  ...quiet([
    [
      'the image of a DaemonSet, with OnDelete',
      changed(daemonSet, 'spec.updateStrategy', { type: 'OnDelete' }),
      agent2,
      'patch',
    ],
    ['the selector of a DaemonSet', daemonSet, otherSelector, 'forbidden'],
    ['the parallelism of a Job', thrice, { 'spec.parallelism': 2 }, 'scale'],
    ['the parallelism of a Job that completes once', job, { 'spec.parallelism': 2 }, 'patch'],
    [
      'the parallelism of a suspended Job',
      changed(suspended, 'spec.completions', 3),
      { 'spec.parallelism': 2 },
      'patch',
    ],
    ['the deadline of a Job', job, { 'spec.activeDeadlineSeconds': 100 }, 'patch'],
    ['the scheduling of a suspended Job', suspended, { [`${template}.nodeSelector`]: onNode1 }, 'patch'],
    [
      'the template of a CronJob',
      cronJob,
      { 'spec.jobTemplate.spec.template.spec.containers.0.image': 'registry.example/report:2' },
      'patch',
    ],
    ['the schedule of a CronJob', cronJob, { 'spec.schedule': '0 3 * * *' }, 'patch'],
  ]),
];

const resources = 'spec.containers.0.resources';
const moreCpu = { [`${resources}.requests.cpu`]: '20m' };
const restartsForMemory = changed(pod, 'spec.containers.0.resizePolicy', [
  { resourceName: 'memory', restartPolicy: 'RestartContainer' },
]);
const pods: readonly PlanPair[] = [
  ...restarting([
    ['the image of a Pod', pod, { 'spec.containers.0.image': 'registry.example/web:2' }, 'patch'],
    ['a variable of a Pod', pod, { 'spec.containers.0.env': [{ name: 'A', value: 'b' }] }, 'recreate'],
    ['another container of a Pod', pod, { 'spec.containers.1': logs }, 'recreate'],
    ['the node selector of a Pod', pod, { 'spec.nodeSelector': onNode1 }, 'recreate'],
    ['the grace period of a Pod', pod, { 'spec.terminationGracePeriodSeconds': 60 }, 'recreate'],
    ['the resources of a Pod before resizes', pod, moreCpu, 'recreate', '1.32'],
    ['the QoS class of a Pod', pod, { [resources]: undefined }, 'recreate'],
    [
      'the memory of a container that restarts for it',
      restartsForMemory,
      { [`${resources}.requests.memory`]: '128Mi' },
      'resize',
    ],
  ]),
  ...quiet([
    ['the cpu of a Pod', pod, moreCpu, 'resize'],
    ['the cpu of a container that restarts for memory', restartsForMemory, moreCpu, 'resize'],
    ['a label and the cpu of a Pod', pod, { ...moreCpu, 'metadata.labels.team': 'a' }, 'resize'],
    ['a label of a Pod', pod, { 'metadata.labels.team': 'a' }, 'patch'],
    ['another toleration of a Pod', pod, { 'spec.tolerations': [{ key: 'a', operator: 'Exists' }] }, 'patch'],
    ['a deadline of a Pod', pod, { 'spec.activeDeadlineSeconds': 600 }, 'patch'],
  ]),
];

const immutable = (object: object) => changed(object, 'immutable', true);
const withAddress = (clusterIP: string) => changed(service, 'spec.clusterIP', clusterIP);
const others: readonly PlanPair[] = quiet([
  ['the data of a ConfigMap', configMap, { 'data.level': 'debug' }, 'patch'],
  ['the data of an immutable ConfigMap', immutable(configMap), { 'data.level': 'debug' }, 'forbidden'],
  ['a ConfigMap that becomes immutable', configMap, { immutable: true }, 'patch'],
  ['the data of a Secret', secret, { 'stringData.password': 'hunter33' }, 'patch'],
  ['stringData written as data', secret, { stringData: undefined, data: { password: 'aHVudGVyMjI=' } }, 'unchanged'],
  ['the data of an immutable Secret', immutable(secret), { 'stringData.password': 'hunter33' }, 'forbidden'],
  ['the type of a Secret', secret, { type: 'example.com/other' }, 'forbidden'],
  ['the selector of a Service', service, { 'spec.selector.tier': 'front' }, 'patch'],
  ['a port of a Service', service, { 'spec.ports.0.targetPort': 9090 }, 'patch'],
  ['the type of a Service', service, { 'spec.type': 'NodePort' }, 'patch'],
  ['the address of a Service', withAddress('10.96.0.50'), { 'spec.clusterIP': '10.96.0.51' }, 'forbidden'],
  ['the role of a RoleBinding', roleBinding, { 'roleRef.name': 'edit' }, 'forbidden'],
  ['a headless Service with an address', withAddress('None'), { 'spec.clusterIP': '10.96.0.51' }, 'forbidden'],
]);

/** Changes of all kinds, and what they do. The same table is tried on a live control plane. */
export const pairs: readonly PlanPair[] = [...deployments, ...statefulSets, ...otherWorkloads, ...pods, ...others];
