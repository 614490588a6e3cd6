import type { JsonObject } from '../../../generate/json';
import { a, main, numbers } from './specs';

const labels = { app: 'rare' };
const selector = { matchLabels: labels };
const basicSpec: JsonObject = { containers: [main] };

const config = (metadata: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'ConfigMap',
  metadata: { name: 'rare', ...metadata },
});
const job = (spec: JsonObject, metadata: JsonObject = {}): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name: 'rare', ...metadata },
  spec: { template: { spec: { ...basicSpec, restartPolicy: 'Never' } }, ...spec },
});
const indexed = (more: JsonObject): JsonObject => job({ completionMode: 'Indexed', completions: 3, ...more });
const cron = (spec: JsonObject): JsonObject => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'rare' },
  spec: {
    schedule: '0 0 * * *',
    jobTemplate: { spec: { template: { spec: { ...basicSpec, restartPolicy: 'Never' } } } },
    ...spec,
  },
});
const service = (spec: JsonObject, metadata: JsonObject = {}): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'rare', ...metadata },
  spec: { ports: [{ port: 80 }], ...spec },
});
const deployment = (spec: JsonObject): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'rare' },
  spec: { selector, template: { metadata: { labels }, spec: basicSpec }, ...spec },
});
const stateful = (spec: JsonObject): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'StatefulSet',
  metadata: { name: 'rare' },
  spec: { selector, template: { metadata: { labels }, spec: basicSpec }, serviceName: 'rare', ...spec },
});
const daemon = (spec: JsonObject): JsonObject => ({
  apiVersion: 'apps/v1',
  kind: 'DaemonSet',
  metadata: { name: 'rare' },
  spec: { selector, template: { metadata: { labels }, spec: basicSpec }, ...spec },
});
const scaler = (spec: JsonObject): JsonObject => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name: 'rare' },
  spec: { maxReplicas: 3, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'rare' }, ...spec },
});
const budget = (spec: JsonObject): JsonObject => ({
  apiVersion: 'policy/v1',
  kind: 'PodDisruptionBudget',
  metadata: { name: 'rare' },
  spec,
});
const policy = (spec: JsonObject): JsonObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'NetworkPolicy',
  metadata: { name: 'rare' },
  spec: { podSelector: {}, ...spec },
});
const claim = (spec: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'PersistentVolumeClaim',
  metadata: { name: 'rare' },
  spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } }, ...spec },
});
const secret = (more: JsonObject): JsonObject => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'rare' },
  ...more,
});
const rules = (count: number): JsonObject => ({
  rules: Array.from({ length: count }, () => ({ action: 'Ignore', onPodConditions: [{ type: 'A' }] })),
});
const exits = (values: readonly number[]): JsonObject => ({
  podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values } }] },
});
const success = (count: number): JsonObject => ({
  successPolicy: { rules: Array.from({ length: count }, () => ({ succeededCount: 1 })) },
});
const scheduling = (more: JsonObject): JsonObject => job({ parallelism: 2, scheduling: more });
const longNames = [52, 53, 57, 58, 62, 63, 64].map(a);

const owner = { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b' };

/** Whole objects, at a rule's boundary or beyond it. */
export const objects: readonly JsonObject[] = [
  config({ annotations: { a: 'a'.repeat(262143) } }),
  config({ annotations: { a: 'a'.repeat(262144) } }),
  config({ ownerReferences: [{ apiVersion: 'v1', kind: 'Event', name: 'a', uid: 'b' }] }),
  config({
    ownerReferences: [
      { apiVersion: 'v1', kind: 'Pod', name: 'a', uid: 'b', controller: true },
      { apiVersion: 'a/b/c', kind: '', name: '', uid: '', controller: true },
    ],
  }),
  config({ finalizers: ['orphan', 'foregroundDeletion', 'foo', 'example.com/a', 'a b'] }),
  config({
    managedFields: [
      { manager: 'a', operation: 'Apply', fieldsType: 'FieldsV1', fieldsV1: {}, subresource: a(257) },
      { operation: 'Foo', fieldsType: 'Foo', manager: a(129) },
    ],
  }),
  config({ managedFields: [{ manager: 'a\n', operation: 'Update', fieldsType: 'FieldsV1', subresource: a(256) }] }),
  config({
    managedFields: [
      { manager: a(129), operation: 'Update', apiVersion: 'v1', fieldsType: 'FieldsV1', fieldsV1: { 'f:data': {} } },
      { manager: 'a\t', operation: 'Apply', apiVersion: 'v1', fieldsType: 'FieldsV1', subresource: a(257) },
    ],
  }),
  config({ resourceVersion: '4711' }),
  config({ resourceVersion: '4711', namespace: 'A' }),
  config({ resourceVersion: '0' }),
  config({ resourceVersion: 'x', uid: 'x', creationTimestamp: null, deletionGracePeriodSeconds: -1, selfLink: 'x' }),
  config({ ownerReferences: [owner, owner, { ...owner, name: '' }, { ...owner, name: '' }] }),
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', namespace: 'B_' } },
  { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'a', namespace: 'b' }, spec: { finalizers: ['c', 'd/e'] } },
  config({ name: '', generateName: 'a-' }),
  config({ name: '', generateName: 'A' }),
  config({ name: '', generateName: a(300) }),
  config({ name: '' }),
  config({ namespace: 'A', generation: -1 }),
  config({ namespace: '' }),
  ...['', '.', '..', 'a/b', 'a%b', 'A', a(253), a(254), 'a..b'].map((name) => config({ name })),
  { ...config({}), data: { a: 'a'.repeat(1048576) } },
  { ...config({}), data: { a: 'a'.repeat(1048577) } },
  { ...config({}), data: { a: 'é'.repeat(524288) } },
  { ...config({}), data: { a: 'é'.repeat(524288), b: 'b' } },
  { ...config({}), data: { a: '' }, binaryData: { a: '' } },
  secret({ data: { a: Buffer.alloc(1048577).toString('base64') } }),
  secret({ type: 'kubernetes.io/service-account-token' }),
  ...[
    'kubernetes.io/tls',
    'kubernetes.io/basic-auth',
    'kubernetes.io/ssh-auth',
    'kubernetes.io/dockercfg',
    'kubernetes.io/dockerconfigjson',
  ].map((type) => secret({ type })),
  secret({ type: 'kubernetes.io/dockercfg', stringData: { '.dockercfg': '{' } }),
  secret({ type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '[]' } }),
  secret({ type: 'kubernetes.io/basic-auth', stringData: { password: '' } }),
  secret({ type: 'kubernetes.io/ssh-auth', stringData: { 'ssh-privatekey': '' } }),
  ...[100000, 100001].flatMap((completions) => [
    indexed({ completions }),
    indexed({ completions, backoffLimitPerIndex: 1 }),
    indexed({ completions, parallelism: 10001, backoffLimitPerIndex: 1, maxFailedIndexes: 10000 }),
    indexed({ completions, parallelism: 10000, backoffLimitPerIndex: 1, maxFailedIndexes: 10001 }),
    indexed({ completions, parallelism: 100001, backoffLimitPerIndex: 1, maxFailedIndexes: 100001 }),
  ]),
  indexed({ maxFailedIndexes: 4, backoffLimitPerIndex: 1 }),
  indexed({ maxFailedIndexes: 1 }),
  indexed({ completions: 0 }),
  job({ completionMode: 'Indexed' }),
  job({
    completionMode: 'Foo',
    completions: -1,
    parallelism: -1,
    backoffLimit: -1,
    activeDeadlineSeconds: -1,
    ttlSecondsAfterFinished: -1,
  }),
  job({ backoffLimitPerIndex: 1 }),
  indexed({ ...exits(numbers(255)) }),
  indexed({ ...exits(numbers(256)) }),
  job(exits([0])),
  job(exits([2, 1, 1])),
  job(exits([])),
  job({
    podFailurePolicy: {
      rules: [
        { action: 'FailIndex', onExitCodes: { operator: 'NotIn', values: [0] } },
        { action: 'Count', onExitCodes: { operator: 'In', values: [1], containerName: 'none' }, onPodConditions: [] },
        { action: '' },
      ],
    },
  }),
  job({
    podFailurePolicy: { rules: [{ action: 'Ignore', onPodConditions: [{ type: '' }, { type: 'a', status: 'Foo' }] }] },
    podReplacementPolicy: 'TerminatingOrFailed',
  }),
  job({ podFailurePolicy: rules(20) }),
  job({
    podFailurePolicy: {
      rules: Array.from({ length: 1 }, () => ({
        action: 'Ignore',
        onPodConditions: Array.from({ length: 21 }, () => ({ type: 'A' })),
      })),
    },
  }),
  job({ podFailurePolicy: rules(21) }),
  job({ podReplacementPolicy: 'Foo' }),
  indexed(success(20)),
  indexed(success(21)),
  indexed({ successPolicy: { rules: [{ succeededIndexes: '0'.padEnd(65537, ',0') }] } }),
  indexed({
    successPolicy: {
      rules: [
        { succeededIndexes: '0-2', succeededCount: 4 },
        { succeededIndexes: '3' },
        { succeededIndexes: '2,1' },
        { succeededIndexes: '0', succeededCount: -1 },
        {},
      ],
    },
  }),
  indexed({ successPolicy: {} }),
  job(success(1)),
  job({ managedBy: `example.com/${a(51)}` }),
  job({ managedBy: `example.com/${a(52)}` }),
  job({ managedBy: 'kubernetes.io/job-controller' }),
  job({ selector, manualSelector: true }),
  job({
    selector,
    manualSelector: true,
    template: { metadata: { labels }, spec: { ...basicSpec, restartPolicy: 'Never' } },
  }),
  job({ selector }),
  job({
    template: {
      metadata: { labels: { 'controller-uid': 'a', 'job-name': 'b', 'batch.kubernetes.io/job-name': 'c' } },
      spec: { ...basicSpec, restartPolicy: 'Never' },
    },
  }),
  job({ template: { spec: basicSpec } }),
  ...[54, 55, 61, 62, 63, 64].flatMap((length) => [
    job({ completionMode: 'Indexed', completions: 10 }, { name: a(length) }),
    job({ completionMode: 'Indexed', completions: 11 }, { name: a(length) }),
    job({}, { name: a(length) }),
  ]),
  scheduling({ schedulingPolicy: { gang: { minCount: 3 } } }),
  scheduling({ schedulingPolicy: { basic: {}, gang: { minCount: 0 } }, disruptionMode: { all: {}, single: {} } }),
  ...longNames.flatMap((name) => [
    { ...cron({}), metadata: { name } },
    { ...stateful({}), metadata: { name } },
    { ...service({}), metadata: { name } },
    { ...deployment({}), metadata: { name } },
  ]),
  { ...cron({}), metadata: { name: '', generateName: a(53) } },
  cron({ timeZone: '' }),
  cron({ timeZone: 'UTC', schedule: 'TZ=UTC 0 0 * * *' }),
  cron({ schedule: 'CRON_TZ=UTC 0 0 * * *' }),
  cron({ schedule: '' }),
  cron({
    startingDeadlineSeconds: -1,
    successfulJobsHistoryLimit: -1,
    failedJobsHistoryLimit: -1,
    concurrencyPolicy: 'Foo',
  }),
  cron({ jobTemplate: { spec: { template: { spec: basicSpec }, manualSelector: true } } }),
  deployment({ strategy: { type: 'Recreate', rollingUpdate: { maxSurge: 1 } } }),
  deployment({ strategy: { type: 'Foo' } }),
  deployment({ strategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }),
  deployment({ strategy: { rollingUpdate: { maxSurge: '0%', maxUnavailable: '101%' } } }),
  deployment({ strategy: { rollingUpdate: { maxSurge: -1, maxUnavailable: 'a' } } }),
  deployment({ progressDeadlineSeconds: 5, minReadySeconds: 5, replicas: -1, revisionHistoryLimit: -1 }),
  deployment({ selector: {} }),
  deployment({ selector: { matchLabels: { app: 'other' } } }),
  deployment({ template: null }),
  deployment({ selector: null }),
  daemon({ updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1 } } }),
  daemon({ updateStrategy: { type: 'OnDelete', rollingUpdate: { maxSurge: 1 } } }),
  daemon({ updateStrategy: { rollingUpdate: { maxSurge: 0, maxUnavailable: 0 } } }),
  daemon({ updateStrategy: { type: 'Foo' } }),
  stateful({ updateStrategy: { type: 'Recreate', rollingUpdate: { partition: 1 } } }),
  stateful({ updateStrategy: { type: 'OnDelete', rollingUpdate: { partition: -1 } } }),
  stateful({
    updateStrategy: { rollingUpdate: { partition: -1, maxUnavailable: 0 } },
    podManagementPolicy: 'Foo',
    ordinals: { start: -1 },
    minReadySeconds: -1,
    revisionHistoryLimit: -1,
    replicas: -1,
  }),
  stateful({ updateStrategy: { rollingUpdate: { maxUnavailable: '101%' } } }),
  stateful({ persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Foo', whenScaled: '' } }),
  stateful({ volumeClaimTemplates: [{ metadata: { name: 'data' }, spec: {} }] }),
  stateful({
    volumeClaimTemplates: [
      {
        metadata: { name: 'A_' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
      },
    ],
  }),
  stateful({
    volumeClaimTemplates: [
      {
        metadata: { name: 'data' },
        spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1500m' } } },
      },
    ],
    template: {
      metadata: { labels },
      spec: {
        containers: [
          {
            ...main,
            volumeMounts: [
              { name: 'data', mountPath: '/a' },
              { name: 'conf', mountPath: '/b' },
            ],
          },
        ],
        volumes: [
          { name: 'conf', configMap: {} },
          { name: 'data', emptyDir: { sizeLimit: '-1' } },
        ],
      },
    },
  }),
  stateful({ serviceName: 'A_' }),
  stateful({ serviceName: '' }),
  { ...service({}), metadata: { name: '1svc' } },
  service(
    {},
    {
      annotations: {
        'service.kubernetes.io/topology-mode': 'auto',
        'service.kubernetes.io/topology-aware-hints': 'disabled',
      },
    },
  ),
  service({}, { annotations: { 'service.kubernetes.io/topology-aware-hints': 'auto' } }),
  service({ type: 'LoadBalancer', clusterIP: 'None' }),
  service({ type: 'NodePort', clusterIP: 'None' }),
  service(
    { type: 'LoadBalancer' },
    { annotations: { 'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8, 10.0.0.1/8,x' } },
  ),
  service({}, { annotations: { 'service.beta.kubernetes.io/load-balancer-source-ranges': '10.0.0.0/8' } }),
  service({ type: 'LoadBalancer' }, { annotations: { 'service.beta.kubernetes.io/load-balancer-source-ranges': ' ' } }),
  service({
    type: 'LoadBalancer',
    loadBalancerSourceRanges: ['010.0.0.0/8', ' 10.0.0.0/8', '10.0.0.1/8', '::ffff:10.0.0.0/104'],
  }),
  service({
    loadBalancerSourceRanges: ['10.0.0.0/8'],
    loadBalancerClass: 'a',
    allocateLoadBalancerNodePorts: true,
    healthCheckNodePort: 3,
    externalTrafficPolicy: 'Local',
  }),
  service({ clusterIP: 'None', sessionAffinity: 'ClientIP', externalIPs: ['10.0.0.1'], loadBalancerIP: '1.2.3.4' }),
  service({
    externalIPs: [
      '127.0.0.1',
      '169.254.0.1',
      '224.0.0.1',
      '0.0.0.0',
      '::1',
      'fe80::1',
      '01.2.3.4',
      '::ffff:1.2.3.4',
      'x',
    ],
  }),
  service({ type: 'ExternalName' }),
  service({ type: 'ExternalName', externalName: '1.2.3.4', clusterIP: '10.0.0.1' }),
  service({
    type: 'ExternalName',
    externalName: 'a.',
    ports: [],
    clusterIPs: ['10.0.0.1'],
    ipFamilies: ['IPv4'],
    ipFamilyPolicy: 'SingleStack',
  }),
  service({ ports: [] }),
  service({ ports: [], clusterIP: 'None' }),
  service({ ports: [{ port: 80 }, { port: 81 }] }),
  service({
    ports: [
      { name: 'a', port: 80 },
      { name: 'a', port: 80 },
      { name: 'A', port: 80, protocol: 'UDP', targetPort: 'UPPER', appProtocol: 'a b' },
    ],
  }),
  service({
    type: 'NodePort',
    ports: [
      { name: 'a', port: 80, nodePort: 30000 },
      { name: 'b', port: 81, nodePort: 30000 },
      { name: 'c', port: 80, protocol: 'SCTP', nodePort: 30000 },
    ],
  }),
  service({ ports: [{ port: 80, nodePort: 30000 }] }),
  service({ type: 'LoadBalancer', ports: [{ port: 10250 }] }),
  service({ clusterIPs: ['10.0.0.1', '10.0.0.2'] }),
  service({ clusterIPs: ['10.0.0.1', '::1', '10.0.0.3'], clusterIP: '10.0.0.1' }),
  service({ clusterIP: '10.0.0.1', clusterIPs: ['10.0.0.2'], ipFamilies: ['IPv6'] }),
  service({ clusterIPs: ['None', '10.0.0.1'], clusterIP: 'None' }),
  service({ ipFamilies: ['IPv4', 'IPv4'], ipFamilyPolicy: 'Foo' }),
  service({ ipFamilies: ['IPv4', 'IPv6', 'IPv5'], ipFamilyPolicy: 'SingleStack' }),
  service({
    internalTrafficPolicy: 'Foo',
    externalTrafficPolicy: 'Foo',
    sessionAffinity: 'Foo',
    trafficDistribution: 'Foo',
    type: 'LoadBalancer',
  }),
  service({ sessionAffinity: 'None', sessionAffinityConfig: { clientIP: { timeoutSeconds: 1 } } }),
  ...[0, 86400, 86401].map((timeoutSeconds) =>
    service({ sessionAffinity: 'ClientIP', sessionAffinityConfig: { clientIP: { timeoutSeconds } } }),
  ),
  scaler({ minReplicas: 0 }),
  scaler({
    minReplicas: 0,
    metrics: [{ type: 'External', external: { metric: { name: 'a' }, target: { type: 'Value', value: '1' } } }],
  }),
  scaler({
    minReplicas: 0,
    metrics: [{ type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 1 } } }],
  }),
  scaler({ minReplicas: 4, maxReplicas: 0 }),
  scaler({ scaleTargetRef: { kind: 'ReplicationController', name: 'a' } }),
  scaler({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'a/b' } }),
  scaler({ scaleTargetRef: { apiVersion: 'a/b/c', kind: 'x/y', name: '' } }),
  scaler({
    metrics: [
      { type: 'Foo' },
      { type: '' },
      { type: 'Pods', resource: { name: 'cpu', target: { type: 'Value', value: '1' } } },
    ],
  }),
  scaler({
    metrics: [
      { type: 'Resource', resource: { name: '', target: { type: 'Utilization', averageUtilization: 0 } } },
      { type: 'Pods', pods: { metric: { name: '' }, target: { type: 'Value', value: '0' } } },
      { type: 'ContainerResource', containerResource: { name: 'cpu', container: '', target: { type: 'Utilization' } } },
      {
        type: 'ContainerResource',
        containerResource: { name: 'cpu', container: 'A', target: { type: 'Value', value: '-1', averageValue: '1' } },
      },
    ],
  }),
  scaler({
    behavior: {
      scaleUp: {
        stabilizationWindowSeconds: 3601,
        selectPolicy: 'Foo',
        tolerance: '-1',
        policies: [
          { type: 'Foo', value: 0, periodSeconds: 1801 },
          { type: 'Pods', value: -1, periodSeconds: 0 },
        ],
      },
      scaleDown: { stabilizationWindowSeconds: -1, policies: [] },
    },
  }),
  budget({}),
  budget({ minAvailable: 1, maxUnavailable: 1, selector }),
  budget({ minAvailable: '101%', selector: {} }),
  budget({ maxUnavailable: -1, selector: { matchLabels: { 'a b': '' } }, unhealthyPodEvictionPolicy: 'Foo' }),
  budget({ minAvailable: 'a' }),
  policy({
    ingress: [
      {
        from: [{}, { podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }],
        ports: [
          { endPort: 1 },
          { port: 'a', endPort: 1 },
          { port: 2, endPort: 1 },
          { port: 0 },
          { port: 65536, protocol: 'Foo' },
          { port: 'UPPER' },
        ],
      },
    ],
  }),
  policy({
    egress: [
      {
        to: [
          {
            ipBlock: {
              cidr: '10.0.0.0/8',
              except: ['11.0.0.0/8', '10.0.0.0/8', 'x', '10.1.0.0/16', '10.1.2.3/16', '010.1.0.0/16'],
            },
          },
          { ipBlock: { cidr: '' } },
          { ipBlock: { cidr: 'x', except: ['y'] } },
          { ipBlock: { cidr: '10.0.0.1/8' } },
          { ipBlock: { cidr: '::ffff:10.0.0.0/104' } },
        ],
      },
    ],
  }),
  policy({ policyTypes: ['Ingress', 'Egress', 'Ingress'] }),
  policy({ policyTypes: ['Foo'] }),
  claim({ accessModes: [] }),
  claim({ accessModes: ['ReadWriteOncePod', 'ReadWriteMany', 'Foo'] }),
  claim({ resources: { requests: { storage: '0' } } }),
  claim({ resources: { requests: { storage: '1500m' }, limits: { storage: '1', cpu: '1' } } }),
  claim({ resources: { requests: { cpu: '1', 'a b': '1' } } }),
  claim({ volumeMode: 'Foo', storageClassName: 'A_', volumeAttributesClassName: '' }),
  claim({ volumeMode: 'Foo', storageClassName: '', volumeAttributesClassName: 'A_' }),
  claim({
    dataSource: { kind: 'PersistentVolumeClaim', name: 'a' },
    dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'b' },
  }),
  claim({ dataSource: { kind: '', name: '' } }),
  claim({ dataSourceRef: { kind: 'Foo', name: 'a', apiGroup: '' } }),
  claim({ dataSourceRef: { kind: 'Foo', name: 'a', apiGroup: 'A_', namespace: 'B_' } }),
  claim({ dataSource: { kind: 'Foo', name: 'a' }, volumeName: 'A_' }),
  {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'rare', annotations: { 'kubernetes.io/enforce-mountable-secrets': 'true' } },
  },
];
