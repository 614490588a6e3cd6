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
  without,
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

type Row = readonly [change: string, old: object, now: object, verdict: Verdict, kubernetes?: string];

/** The verdicts after which no container starts anew. */
const quiet = (rows: readonly Row[]) => rows.map((row) => pair(row, false));
/** Those after which Pods are replaced, or containers start anew. */
const restarting = (rows: readonly Row[]) => rows.map((row) => pair(row, true));

function pair([change, old, now, verdict, kubernetes]: Row, restarts: boolean): PlanPair {
  return { change, old, new: now, verdict, restarts, ...(kubernetes !== undefined && { kubernetes }) };
}

const container = 'spec.template.spec.containers.0';
/** A node that each control plane of e2e/cluster has. */
const onNode1 = { 'kubernetes.io/hostname': 'node-1' };

const deployments: readonly PlanPair[] = [
  ...restarting([
    [
      'the image of a Deployment',
      deployment,
      changed(deployment, `${container}.image`, 'registry.example/web:2'),
      'roll',
    ],
    ['a label in its template', deployment, changed(deployment, 'spec.template.metadata.labels.tier', 'front'), 'roll'],
    [
      'an annotation in its template',
      deployment,
      changed(deployment, 'spec.template.metadata.annotations.note', 'b'),
      'roll',
    ],
    [
      'the resources in its template',
      deployment,
      changed(deployment, `${container}.resources.requests.cpu`, '20m'),
      'roll',
    ],
    [
      'the grace period in its template',
      deployment,
      changed(deployment, 'spec.template.spec.terminationGracePeriodSeconds', 60),
      'roll',
    ],
    [
      'another container',
      deployment,
      changed(deployment, 'spec.template.spec.containers.1', { name: 'logs', image: 'registry.example/logs:1' }),
      'roll',
    ],
    [
      'its image and its replicas',
      deployment,
      changed(changed(deployment, `${container}.image`, 'registry.example/web:2'), 'spec.replicas', 4),
      'roll',
    ],
    [
      'the image, with strategy Recreate',
      changed(deployment, 'spec.strategy', { type: 'Recreate' }),
      changed(
        changed(deployment, 'spec.strategy', { type: 'Recreate' }),
        `${container}.image`,
        'registry.example/web:2',
      ),
      'roll',
    ],
    [
      'false where the server has a pointer',
      deployment,
      changed(deployment, 'spec.template.spec.automountServiceAccountToken', false),
      'roll',
    ],
  ]),
  ...quiet([
    ['nothing', deployment, deployment, 'unchanged'],
    [
      'a default that is written down',
      deployment,
      changed(deployment, 'spec.template.spec.restartPolicy', 'Always'),
      'unchanged',
    ],
    [
      'a default that no rule reads',
      deployment,
      changed(deployment, 'spec.template.spec.schedulerName', 'default-scheduler'),
      'unchanged',
    ],
    [
      'the termination message path, its default',
      deployment,
      changed(deployment, `${container}.terminationMessagePath`, '/dev/termination-log'),
      'unchanged',
    ],
    [
      'false where the server has a plain value',
      deployment,
      changed(deployment, 'spec.template.spec.hostNetwork', false),
      'unchanged',
    ],
    [
      'an amount in another spelling',
      deployment,
      changed(deployment, `${container}.resources.requests.cpu`, 0.01),
      'unchanged',
    ],
    ['an empty list', deployment, changed(deployment, 'spec.template.spec.tolerations', []), 'unchanged'],
    ['the replicas of a Deployment', deployment, changed(deployment, 'spec.replicas', 3), 'scale'],
    ['its replicas to 0', deployment, changed(deployment, 'spec.replicas', 0), 'scale'],
    ['a label of the Deployment itself', deployment, changed(deployment, 'metadata.labels.team', 'a'), 'patch'],
    ['its strategy', deployment, changed(deployment, 'spec.strategy', { rollingUpdate: { maxSurge: 2 } }), 'patch'],
    ['minReadySeconds', deployment, changed(deployment, 'spec.minReadySeconds', 5), 'patch'],
    [
      'the image of a paused one',
      changed(deployment, 'spec.paused', true),
      changed(changed(deployment, 'spec.paused', true), `${container}.image`, 'registry.example/web:2'),
      'patch',
    ],
    [
      'the image of one with 0 replicas',
      changed(deployment, 'spec.replicas', 0),
      changed(changed(deployment, 'spec.replicas', 0), `${container}.image`, 'registry.example/web:2'),
      'patch',
    ],
    [
      'the selector',
      deployment,
      changed(changed(deployment, 'spec.selector.matchLabels.tier', 'a'), 'spec.template.metadata.labels.tier', 'a'),
      'forbidden',
    ],
    ['a field that is unknown', deployment, changed(deployment, `${container}.imagePolicy`, 'Always'), 'forbidden'],
    [
      'an invalid value',
      deployment,
      changed(deployment, `${container}.ports`, [{ containerPort: 70000 }]),
      'forbidden',
    ],
  ]),
];

const statefulSets: readonly PlanPair[] = [
  ...restarting([
    [
      'the image of a StatefulSet',
      statefulSet,
      changed(statefulSet, `${container}.image`, 'registry.example/db:2'),
      'roll',
    ],
    [
      'its image, above a partition',
      changed(statefulSet, 'spec.updateStrategy', { rollingUpdate: { partition: 1 } }),
      changed(
        changed(statefulSet, 'spec.updateStrategy', { rollingUpdate: { partition: 1 } }),
        `${container}.image`,
        'registry.example/db:2',
      ),
      'roll',
    ],
  ]),
  ...quiet([
    [
      'its image, below a partition',
      changed(statefulSet, 'spec.updateStrategy', { rollingUpdate: { partition: 2 } }),
      changed(
        changed(statefulSet, 'spec.updateStrategy', { rollingUpdate: { partition: 2 } }),
        `${container}.image`,
        'registry.example/db:2',
      ),
      'patch',
    ],
    [
      'its image, with OnDelete',
      changed(statefulSet, 'spec.updateStrategy', { type: 'OnDelete' }),
      changed(
        changed(statefulSet, 'spec.updateStrategy', { type: 'OnDelete' }),
        `${container}.image`,
        'registry.example/db:2',
      ),
      'patch',
    ],
    ['the replicas of a StatefulSet', statefulSet, changed(statefulSet, 'spec.replicas', 1), 'scale'],
    [
      'its claim templates',
      statefulSet,
      changed(statefulSet, 'spec.volumeClaimTemplates.0.spec.resources.requests.storage', '2Gi'),
      'forbidden',
    ],
    ['its serviceName', statefulSet, changed(statefulSet, 'spec.serviceName', 'other'), 'forbidden'],
    ['its podManagementPolicy', statefulSet, changed(statefulSet, 'spec.podManagementPolicy', 'Parallel'), 'forbidden'],
    ['minReadySeconds of a StatefulSet', statefulSet, changed(statefulSet, 'spec.minReadySeconds', 5), 'patch'],
  ]),
];

const otherWorkloads: readonly PlanPair[] = [
  ...restarting([
    [
      'the image of a DaemonSet',
      daemonSet,
      changed(daemonSet, `${container}.image`, 'registry.example/agent:2'),
      'roll',
    ],
    ['the template of a Job', job, changed(job, `${container}.image`, 'registry.example/migrate:2'), 'recreate'],
    ['the completions of a Job', job, changed(job, 'spec.completions', 2), 'recreate'],
    ['a Job that is suspended', job, changed(job, 'spec.suspend', true), 'patch'],
  ]),
  ...quiet([
    [
      'the image of a DaemonSet, with OnDelete',
      changed(daemonSet, 'spec.updateStrategy', { type: 'OnDelete' }),
      changed(
        changed(daemonSet, 'spec.updateStrategy', { type: 'OnDelete' }),
        `${container}.image`,
        'registry.example/agent:2',
      ),
      'patch',
    ],
    [
      'the selector of a DaemonSet',
      daemonSet,
      changed(changed(daemonSet, 'spec.selector.matchLabels.tier', 'a'), 'spec.template.metadata.labels.tier', 'a'),
      'forbidden',
    ],
    [
      'the parallelism of a Job',
      changed(job, 'spec.completions', 3),
      changed(changed(job, 'spec.completions', 3), 'spec.parallelism', 2),
      'scale',
    ],
    ['the parallelism of a Job that completes once', job, changed(job, 'spec.parallelism', 2), 'patch'],
    [
      'the parallelism of a suspended Job',
      changed(changed(job, 'spec.suspend', true), 'spec.completions', 3),
      changed(changed(changed(job, 'spec.suspend', true), 'spec.completions', 3), 'spec.parallelism', 2),
      'patch',
    ],
    ['the deadline of a Job', job, changed(job, 'spec.activeDeadlineSeconds', 100), 'patch'],
    [
      'the scheduling of a suspended Job',
      changed(job, 'spec.suspend', true),
      changed(changed(job, 'spec.suspend', true), 'spec.template.spec.nodeSelector', onNode1),
      'patch',
    ],
    [
      'the template of a CronJob',
      cronJob,
      changed(cronJob, 'spec.jobTemplate.spec.template.spec.containers.0.image', 'registry.example/report:2'),
      'patch',
    ],
    ['the schedule of a CronJob', cronJob, changed(cronJob, 'spec.schedule', '0 3 * * *'), 'patch'],
  ]),
];

const inPod = 'spec.containers.0';

const pods: readonly PlanPair[] = [
  ...restarting([
    ['the image of a Pod', pod, changed(pod, `${inPod}.image`, 'registry.example/web:2'), 'patch'],
    ['a variable of a Pod', pod, changed(pod, `${inPod}.env`, [{ name: 'A', value: 'b' }]), 'recreate'],
    [
      'another container of a Pod',
      pod,
      changed(pod, 'spec.containers.1', { name: 'logs', image: 'registry.example/logs:1' }),
      'recreate',
    ],
    ['the node selector of a Pod', pod, changed(pod, 'spec.nodeSelector', onNode1), 'recreate'],
    ['the grace period of a Pod', pod, changed(pod, 'spec.terminationGracePeriodSeconds', 60), 'recreate'],
    [
      'the resources of a Pod before resizes',
      pod,
      changed(pod, `${inPod}.resources.requests.cpu`, '20m'),
      'recreate',
      '1.32',
    ],
    ['the QoS class of a Pod', pod, without(pod, `${inPod}.resources`), 'recreate'],
    [
      'the memory of a container that restarts for it',
      changed(pod, `${inPod}.resizePolicy`, [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }]),
      changed(
        changed(pod, `${inPod}.resizePolicy`, [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }]),
        `${inPod}.resources.requests.memory`,
        '128Mi',
      ),
      'resize',
    ],
  ]),
  ...quiet([
    ['the cpu of a Pod', pod, changed(pod, `${inPod}.resources.requests.cpu`, '20m'), 'resize'],
    [
      'the cpu of a container that restarts for memory',
      changed(pod, `${inPod}.resizePolicy`, [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }]),
      changed(
        changed(pod, `${inPod}.resizePolicy`, [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }]),
        `${inPod}.resources.requests.cpu`,
        '20m',
      ),
      'resize',
    ],
    [
      'a label and the cpu of a Pod',
      pod,
      changed(changed(pod, `${inPod}.resources.requests.cpu`, '20m'), 'metadata.labels.team', 'a'),
      'resize',
    ],
    ['a label of a Pod', pod, changed(pod, 'metadata.labels.team', 'a'), 'patch'],
    ['another toleration of a Pod', pod, changed(pod, 'spec.tolerations', [{ key: 'a', operator: 'Exists' }]), 'patch'],
    ['a deadline of a Pod', pod, changed(pod, 'spec.activeDeadlineSeconds', 600), 'patch'],
  ]),
];

const others: readonly PlanPair[] = quiet([
  ['the data of a ConfigMap', configMap, changed(configMap, 'data.level', 'debug'), 'patch'],
  [
    'the data of an immutable ConfigMap',
    changed(configMap, 'immutable', true),
    changed(changed(configMap, 'immutable', true), 'data.level', 'debug'),
    'forbidden',
  ],
  ['a ConfigMap that becomes immutable', configMap, changed(configMap, 'immutable', true), 'patch'],
  ['the data of a Secret', secret, changed(secret, 'stringData.password', 'hunter33'), 'patch'],
  [
    'stringData written as data',
    secret,
    changed(without(secret, 'stringData'), 'data', { password: 'aHVudGVyMjI=' }),
    'unchanged',
  ],
  [
    'the data of an immutable Secret',
    changed(secret, 'immutable', true),
    changed(changed(secret, 'immutable', true), 'stringData.password', 'hunter33'),
    'forbidden',
  ],
  ['the type of a Secret', secret, changed(secret, 'type', 'example.com/other'), 'forbidden'],
  ['the selector of a Service', service, changed(service, 'spec.selector.tier', 'front'), 'patch'],
  ['a port of a Service', service, changed(service, 'spec.ports.0.targetPort', 9090), 'patch'],
  ['the type of a Service', service, changed(service, 'spec.type', 'NodePort'), 'patch'],
  [
    'the address of a Service',
    changed(service, 'spec.clusterIP', '10.96.0.50'),
    changed(service, 'spec.clusterIP', '10.96.0.51'),
    'forbidden',
  ],
  ['the role of a RoleBinding', roleBinding, changed(roleBinding, 'roleRef.name', 'edit'), 'forbidden'],
  [
    'a headless Service with an address',
    changed(service, 'spec.clusterIP', 'None'),
    changed(service, 'spec.clusterIP', '10.96.0.51'),
    'forbidden',
  ],
]);

/** Changes of all kinds, and what they do. The same table is tried on a live control plane. */
export const pairs: readonly PlanPair[] = [...deployments, ...statefulSets, ...otherWorkloads, ...pods, ...others];
