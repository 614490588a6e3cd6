import type { JsonObject } from '../../../generate/json';

/** As many letters. */
export const a = (length: number): string => 'a'.repeat(length);
export const main: JsonObject = { name: 'main', image: 'main:1' };
const inMain = (more: JsonObject): JsonObject => ({ containers: [{ ...main, ...more }] });
const volume = (source: JsonObject, name = 'data'): JsonObject => ({ volumes: [{ name, ...source }] });
const projected = (...sources: readonly JsonObject[]): JsonObject => volume({ projected: { sources } });
export const security = (more: JsonObject): JsonObject => inMain({ securityContext: more });
const env = (valueFrom: JsonObject): JsonObject => inMain({ env: [{ name: 'A', valueFrom }] });
const initializing = (more: JsonObject): JsonObject => ({
  initContainers: [{ name: 'first', image: 'first:1', ...more }],
});
const iscsi = (more: JsonObject): JsonObject =>
  volume({ iscsi: { targetPortal: '10.0.0.1', iqn: 'iqn.2026-11.com.example:a', lun: 0, ...more } });
const certificate = (more: JsonObject): JsonObject =>
  projected({
    podCertificate: { signerName: 'example.com/a', keyType: 'ED25519', credentialBundlePath: 'b', ...more },
  });
const ports = (...list: readonly JsonObject[]): JsonObject => inMain({ ports: list });
const items = (...paths: readonly string[]): JsonObject => ({
  name: 'conf',
  items: paths.map((path) => ({ key: 'k', path })),
});
const spread = (more: JsonObject): JsonObject => ({
  topologySpreadConstraints: [{ maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule', ...more }],
});
const restarting = (count: number, more: JsonObject = {}): JsonObject => ({
  restartPolicy: 'Never',
  restartPolicyRules: Array.from({ length: count }, () => ({
    action: 'Restart',
    exitCodes: { operator: 'In', values: [1] },
  })),
  ...more,
});
export const numbers = (length: number): readonly number[] => Array.from({ length }, (_, at) => at + 1);

/** Parts of a PodSpec, at a rule's boundary or beyond it. */
export const specs: readonly JsonObject[] = [
  ...[1, 0, 2147483647, 2147483648].map((seconds) => ({ activeDeadlineSeconds: seconds })),
  ...[-1, 0, 2147483648].map((seconds) => ({ terminationGracePeriodSeconds: seconds })),
  ...['padded ', ' ', '', a(4095), a(4096), 'a'].flatMap((localhostProfile) => [
    security({ appArmorProfile: { type: 'Localhost', localhostProfile } }),
    { securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile } } },
  ]),
  security({ appArmorProfile: { type: 'RuntimeDefault', localhostProfile: 'a' } }),
  ...['kernel.msgmax', 'fs.mqueue.msg_max', 'net.ipv4.tcp_syncookies', 'kernel.sem', 'kernel.shm_rmid_forced'].flatMap(
    (name) => [
      { hostIPC: true, securityContext: { sysctls: [{ name, value: '1' }] } },
      { hostNetwork: true, securityContext: { sysctls: [{ name, value: '1' }] } },
      {
        securityContext: {
          sysctls: [
            { name, value: '1' },
            { name, value: '2' },
          ],
        },
      },
    ],
  ),
  { securityContext: { supplementalGroups: [-1, 2147483648, 0] } },
  { securityContext: { runAsUser: 0, runAsNonRoot: true } },
  { securityContext: { runAsUser: 0 } },
  { securityContext: { fsGroup: -1, runAsGroup: 2147483648, runAsUser: 2147483647 } },
  { securityContext: { seLinuxOptions: { user: 'a', role: 'r', type: 'container_init_t' } } },
  { hostPID: true, shareProcessNamespace: true },
  { nodeName: 'n', schedulingGates: [{ name: 'a' }] },
  { schedulingGates: [{ name: 'a' }, { name: 'a' }, { name: '' }, { name: 'a b' }] },
  {
    hostUsers: false,
    ...inMain({ volumeDevices: [{ name: 'data', devicePath: '/dev/a' }] }),
    ...volume({ persistentVolumeClaim: { claimName: 'a' } }),
  },
  ...['hostNetwork', 'hostPID', 'hostIPC'].map((field) => ({ hostUsers: false, [field]: true })),
  { hostnameOverride: 'a', hostNetwork: true },
  { hostnameOverride: 'a', setHostnameAsFQDN: true },
  ...[a(63), a(64), `${a(32)}.${a(31)}`, `${a(32)}.${a(32)}`, 'A', ''].map((hostnameOverride) => ({
    hostnameOverride,
  })),
  ...[3, 4].map((count) => ({ dnsConfig: { nameservers: Array.from({ length: count }, (_, at) => `10.0.0.${at}`) } })),
  ...[6, 7, 32, 33].map((count) => ({ dnsConfig: { searches: Array.from({ length: count }, (_, at) => `a${at}`) } })),
  ...[31, 32, 33].map((length) => ({
    dnsConfig: { searches: Array.from({ length: 32 }, (_, at) => a(at === 0 ? length + 32 : 63)) },
  })),
  { dnsConfig: { searches: [`${a(63)}.${a(63)}.${a(63)}.${a(61)}`] } },
  { dnsConfig: { searches: [`${a(63)}.${a(63)}.${a(63)}.${a(62)}`] } },
  { dnsPolicy: 'None' },
  { dnsPolicy: 'None', dnsConfig: { searches: ['a'] } },
  {
    hostAliases: [
      { ip: '10.0.0.1', hostnames: ['a'] },
      { ip: '10.0.0.1', hostnames: ['b'] },
    ],
  },
  { hostAliases: [{ ip: '010.0.0.1', hostnames: ['A'] }, { hostnames: [''] }] },
  {
    nodeSelector: {
      'beta.kubernetes.io/os': 'linux',
      'failure-domain.beta.kubernetes.io/zone': 'a',
      'beta.kubernetes.io/instance-type': 'x',
    },
  },
  {
    affinity: {
      nodeAffinity: {
        requiredDuringSchedulingIgnoredDuringExecution: {
          nodeSelectorTerms: [
            { matchExpressions: [{ key: 'beta.kubernetes.io/arch', operator: 'In', values: ['a b'] }] },
          ],
        },
      },
    },
  },
  {
    affinity: {
      nodeAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [
          { weight: 1, preference: { matchExpressions: [{ key: 'a', operator: 'In', values: ['a b'] }] } },
        ],
      },
    },
  },
  ...[0, 1, 100, 101].map((weight) => ({
    affinity: {
      podAffinity: {
        preferredDuringSchedulingIgnoredDuringExecution: [{ weight, podAffinityTerm: { topologyKey: 'zone' } }],
      },
    },
  })),
  spread({ topologyKey: 'failure-domain.beta.kubernetes.io/region' }),
  spread({ minDomains: 1, whenUnsatisfiable: 'ScheduleAnyway' }),
  spread({ minDomains: 0 }),
  spread({ matchLabelKeys: ['app'], labelSelector: { matchLabels: { app: 'rare' } } }),
  spread({
    matchLabelKeys: ['app'],
    labelSelector: { matchLabels: { app: 'rare' }, matchExpressions: [{ key: 'app', operator: 'Exists' }] },
  }),
  spread({ matchLabelKeys: ['a b', ''], labelSelector: {} }),
  spread({ matchLabelKeys: ['a b'] }),
  {
    topologySpreadConstraints: [
      { maxSkew: 1, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' },
      { maxSkew: 2, topologyKey: 'zone', whenUnsatisfiable: 'DoNotSchedule' },
      { maxSkew: 0 },
    ],
  },
  { overhead: { memory: '0.5', cpu: '0.0001', 'ephemeral-storage': '1500m' } },
  inMain({
    resources: {
      limits: { memory: '1500m', 'ephemeral-storage': '0.5' },
      requests: { memory: '1200m', 'ephemeral-storage': '0.25' },
    },
  }),
  inMain({ resources: { limits: { 'hugepages-2Mi': '2Mi' } } }),
  inMain({ resources: { limits: { 'hugepages-2Mi': '3Mi' }, requests: { cpu: '1' } } }),
  inMain({ resources: { requests: { 'hugepages-2Mi': '2Mi' }, limits: { cpu: '1' } } }),
  inMain({ resources: { limits: { 'example.com/gpu': '1' }, requests: { 'example.com/gpu': '2' } } }),
  inMain({ resources: { requests: { 'example.com/gpu': '1' } } }),
  inMain({ resources: { limits: { 'example.com/gpu': '1500m' } } }),
  { resources: { limits: { cpu: '1' } }, ...inMain({ resources: { limits: { cpu: '2' } } }) },
  {
    resources: { requests: { cpu: '1', memory: '1Gi' } },
    ...inMain({ resources: { requests: { cpu: '2' }, limits: { memory: '2Gi' } } }),
  },
  { resources: { requests: { 'ephemeral-storage': '1' } } },
  {
    resources: { limits: { 'hugepages-2Mi': '4Mi' }, requests: { cpu: '1' } },
    ...inMain({ resources: { limits: { 'hugepages-2Mi': '2Mi', cpu: '1' } } }),
  },
  { resources: { limits: { cpu: '1' }, requests: { cpu: '2' } } },
  { resources: { claims: [{ name: 'a' }], limits: { cpu: '1' } } },
  { resources: { limits: { cpu: '1' } }, os: { name: 'windows' } },
  {
    resourceClaims: [{ name: 'a', resourceClaimName: 'a' }],
    ...inMain({ resources: { claims: [{ name: 'a' }, { name: 'a', request: 'x' }] } }),
  },
  {
    resourceClaims: [{ name: 'a', resourceClaimName: 'a' }],
    ...inMain({ resources: { claims: [{ name: 'a', request: 'x' }, { name: 'a' }, { name: 'a', request: 'x' }] } }),
  },
  {
    resourceClaims: [
      { name: 'a' },
      { name: 'a', resourceClaimName: 'a', resourceClaimTemplateName: 'b' },
      { name: 'A', resourceClaimName: 'A_' },
    ],
  },
  { priority: 5 },
  { priority: 2000000001, priorityClassName: 'system-node-critical', preemptionPolicy: 'Never' },
  { os: { name: '' } },
  { os: { name: 'plan9' } },
  {
    os: { name: 'windows' },
    hostPID: true,
    hostNetwork: true,
    hostIPC: true,
    shareProcessNamespace: true,
    hostUsers: false,
    securityContext: {
      runAsUser: 1,
      fsGroup: 1,
      seLinuxOptions: {},
      seccompProfile: { type: 'Unconfined' },
      sysctls: [{ name: 'a.b', value: '' }],
      supplementalGroups: [1],
      runAsGroup: 1,
      appArmorProfile: { type: 'Unconfined' },
      fsGroupChangePolicy: 'Always',
      seLinuxChangePolicy: 'Recursive',
      supplementalGroupsPolicy: 'Merge',
    },
    ...security({
      capabilities: {},
      readOnlyRootFilesystem: false,
      privileged: false,
      allowPrivilegeEscalation: true,
      procMount: 'Default',
      runAsUser: 1,
      runAsGroup: 1,
      seLinuxOptions: {},
      seccompProfile: { type: 'Unconfined' },
      appArmorProfile: { type: 'Unconfined' },
    }),
  },
  {
    os: { name: 'linux' },
    securityContext: { windowsOptions: {} },
    ...security({ windowsOptions: { hostProcess: false } }),
  },
  {
    hostNetwork: true,
    securityContext: { windowsOptions: { hostProcess: true } },
    ...security({ windowsOptions: { hostProcess: false } }),
  },
  { hostNetwork: false, ...security({ windowsOptions: { hostProcess: true } }) },
  security({ capabilities: { add: ['CAP_SYS_ADMIN'] }, allowPrivilegeEscalation: false }),
  security({ capabilities: { add: ['SYS_ADMIN'] }, allowPrivilegeEscalation: false }),
  security({ privileged: true, allowPrivilegeEscalation: false }),
  security({ procMount: 'Unmasked' }),
  { hostUsers: false, ...security({ procMount: 'Unmasked' }) },
  { hostUsers: true, ...security({ procMount: 'Foo' }) },
  inMain(restarting(20)),
  inMain(restarting(21)),
  inMain({
    restartPolicy: 'Always',
    restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: numbers(255) } }],
  }),
  inMain({
    restartPolicy: 'OnFailure',
    restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: numbers(256) } }],
  }),
  inMain({ restartPolicyRules: [{ action: 'RestartAllContainers', exitCodes: { operator: 'NotIn' } }] }),
  inMain({
    restartPolicy: 'Never',
    restartPolicyRules: [{ action: 'Foo' }, { action: 'Restart', exitCodes: { operator: 'Foo', values: [1, 1] } }],
  }),
  initializing(restarting(1, { restartPolicy: 'Always' })),
  initializing(restarting(1, { restartPolicy: 'OnFailure' })),
  initializing({ restartPolicy: 'Foo' }),
  initializing({ restartPolicy: 'Always', lifecycle: { preStop: { sleep: { seconds: 30 } } } }),
  initializing({ restartPolicy: 'Always', resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }] }),
  initializing({
    resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
    lifecycle: {},
    readinessProbe: {},
    livenessProbe: {},
    startupProbe: {},
  }),
  ...[-1, 0, 1, 30, 31].map((seconds) => inMain({ lifecycle: { preStop: { sleep: { seconds } } } })),
  inMain({ lifecycle: { preStop: {}, postStart: { exec: {}, httpGet: { port: 0 } } } }),
  inMain({ lifecycle: { stopSignal: 'SIGTERM' } }),
  { os: { name: 'windows' }, ...inMain({ lifecycle: { stopSignal: 'SIGHUP' } }) },
  inMain({
    livenessProbe: { successThreshold: 2, exec: { command: ['a'] } },
    startupProbe: { successThreshold: 2, tcpSocket: { port: 'x' } },
    readinessProbe: { terminationGracePeriodSeconds: 1, grpc: { port: 0 } },
  }),
  inMain({ livenessProbe: { terminationGracePeriodSeconds: 0, httpGet: { port: 'UPPER', scheme: 'ftp', path: '' } } }),
  env({ fieldRef: { fieldPath: "metadata.name['a']" } }),
  env({ fieldRef: { fieldPath: "metadata.labels['A_b.c/x']" } }),
  env({ fieldRef: { fieldPath: 'metadata.name', apiVersion: 'v2' } }),
  env({ resourceFieldRef: { resource: 'limits.hugepages-2Mi', divisor: '1Mi' } }),
  env({ resourceFieldRef: { resource: 'limits.hugepages-2Mi', divisor: '1m' } }),
  env({ resourceFieldRef: { resource: 'requests.cpu', divisor: '2' } }),
  env({ resourceFieldRef: { resource: 'limits.memory', divisor: '1m' } }),
  env({ resourceFieldRef: { resource: 'limits.ephemeral-storage', divisor: '1Ti' } }),
  env({ resourceFieldRef: { resource: 'limits.cpu', containerName: 'other' } }),
  { ...env({ fileKeyRef: { volumeName: 'data', path: '/a', key: 'A' } }), ...volume({ emptyDir: {} }) },
  { ...env({ fileKeyRef: { volumeName: 'data', path: '../a', key: 'A=' } }), ...volume({ configMap: { name: 'a' } }) },
  env({ fileKeyRef: { volumeName: 'none', path: '', key: '' } }),
  inMain({
    env: [
      { name: 'A', value: 'a' },
      { name: 'A', value: 'b' },
      { name: 'B', value: 'x', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    ],
  }),
  ports(
    { containerPort: 80, hostPort: 80 },
    { containerPort: 81, hostPort: 80 },
    { containerPort: 80, hostPort: 80, hostIP: '127.0.0.1' },
  ),
  ports(
    { containerPort: 80, hostPort: 80, hostIP: '127.0.0.1' },
    { containerPort: 80, hostPort: 80, hostIP: '127.0.0.1' },
  ),
  ports({ containerPort: 80, hostPort: 80, hostIP: '127.0.0.1' }, { containerPort: 80, hostPort: 80 }),
  ports({ containerPort: 80, hostIP: '127.0.0.1' }, { containerPort: 80 }, { containerPort: 80, hostPort: 80 }),
  ports({ containerPort: 80, name: 'a' }, { containerPort: 80, name: 'b' }, { containerPort: 80, protocol: 'UDP' }),
  {
    ...ports({ containerPort: 80, name: 'same' }),
    initContainers: [
      { name: 'side', image: 'side', restartPolicy: 'Always', ports: [{ containerPort: 80, name: 'same' }] },
    ],
  },
  { hostNetwork: true, ...ports({ containerPort: 80 }, { containerPort: 81, hostPort: 82 }) },
  {
    hostNetwork: true,
    containers: [
      { ...main, ports: [{ containerPort: 80 }] },
      { ...main, name: 'two', ports: [{ containerPort: 80 }] },
    ],
  },
  {
    ...volume({
      ephemeral: {
        volumeClaimTemplate: { spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } } },
      },
    }),
    ...{},
  },
  {
    volumes: [
      {
        name: 'data',
        ephemeral: {
          volumeClaimTemplate: {
            metadata: { name: 'x', annotations: { a: 'b' } },
            spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Gi' } } },
          },
        },
      },
      { name: 'claim', persistentVolumeClaim: { claimName: 'rare-data' } },
    ],
  },
  {
    volumes: [
      { name: 'claim', persistentVolumeClaim: { claimName: 'rare-data' } },
      {
        name: 'data',
        ephemeral: {
          volumeClaimTemplate: {
            spec: { accessModes: ['ReadWriteOncePod', 'ReadWriteOnce'], resources: { requests: { storage: '1500m' } } },
          },
        },
      },
    ],
  },
  ...[
    'iqn.2026-11',
    'iqn.2026-11.com.example:a',
    'eui.0',
    'eui.0123456789ABCDEF',
    'naa.0',
    'naa.0123456789abcdef',
    'foo',
    '',
  ].flatMap((name) => [iscsi({ initiatorName: name }), iscsi({ iqn: name })]),
  { ...iscsi({ initiatorName: 'iqn.2026-11.com.example:a', targetPortal: a(59) }) },
  { ...iscsi({ initiatorName: 'iqn.2026-11.com.example:a', targetPortal: a(60) }) },
  iscsi({ lun: 255, chapAuthSession: true }),
  iscsi({ lun: 256, chapAuthDiscovery: true, secretRef: {} }),
  ...[64, 65].map((length) => volume({ quobyte: { registry: 'a:1', volume: 'v', tenant: a(length) } })),
  volume({ quobyte: { registry: 'a:1,b', volume: '', tenant: '' } }),
  volume({
    flexVolume: { driver: 'a/b', options: { 'kubernetes.io/a': 'b', 'x.k8s.io/a': '', 'K8S.io/A': '', a: '' } },
  }),
  volume({ storageos: { volumeName: 'a', secretRef: {} } }),
  volume({ storageos: { volumeName: 'A', volumeNamespace: 'B' } }),
  volume({ azureDisk: { diskName: 'a', diskURI: '/subscriptions/a', kind: 'Dedicated', cachingMode: 'Foo' } }),
  volume({ azureDisk: { diskName: '', diskURI: 'https://a', kind: 'Managed' } }),
  volume({ fc: { targetWWNs: ['a'], lun: 256 } }),
  volume({ fc: { wwids: ['a'], targetWWNs: ['b'], lun: 0 } }),
  volume({ fc: {} }),
  volume({ flocker: { datasetName: 'a/b', datasetUUID: 'c' } }),
  volume({ csi: { driver: '', nodePublishSecretRef: {} } }),
  volume({ csi: { driver: a(64) } }),
  volume({ hostPath: { path: '/a/../b', type: 'Foo' } }),
  volume({ hostPath: { path: '' } }),
  volume({ emptyDir: { sizeLimit: '-1' } }),
  volume({ gitRepo: { repository: '', directory: '/a' } }),
  volume({ gitRepo: { repository: 'a', directory: 'a/../b' } }),
  volume({ gcePersistentDisk: { pdName: 'a', partition: 256 } }),
  { ...volume({ gcePersistentDisk: { pdName: 'a' } }), ...{} },
  volume({ awsElasticBlockStore: { volumeID: '', partition: -1 } }),
  volume({
    configMap: {
      name: '',
      defaultMode: 512,
      items: [
        { key: '', path: '' },
        { key: 'a', path: '/a', mode: -1 },
      ],
    },
  }),
  volume({ configMap: items('a', 'a', 'a/b') }),
  volume({
    secret: {
      secretName: 's',
      items: [
        { key: 'k', path: 'a' },
        { key: 'k', path: 'a/b' },
      ],
    },
  }),
  volume({ downwardAPI: { defaultMode: 512 } }),
  { os: { name: 'windows' }, hostIPC: true },
  volume({
    downwardAPI: {
      items: [
        { path: 'a', fieldRef: { fieldPath: 'metadata.name' } },
        { path: 'a', resourceFieldRef: { containerName: 'main', resource: 'limits.cpu' } },
        { path: 'b' },
      ],
    },
  }),
  volume({
    downwardAPI: {
      items: [
        { path: 'c', fieldRef: { fieldPath: 'spec.nodeName' }, resourceFieldRef: { resource: 'limits.cpu' } },
        { path: 'd', resourceFieldRef: { resource: 'limits.cpu' } },
      ],
    },
  }),
  projected(
    { configMap: items('a') },
    { secret: items('a') },
    { downwardAPI: { items: [{ path: 'a', fieldRef: { fieldPath: 'metadata.name' } }] } },
    { serviceAccountToken: { path: 'a' } },
  ),
  projected({ configMap: items('a/b') }, { secret: items('a') }, { serviceAccountToken: { path: 'a/b/c' } }),
  projected({}, { configMap: { name: '' }, secret: { name: '' } }),
  volume({ projected: {} }),
  volume({ projected: { sources: [], defaultMode: 512 } }),
  ...[599, 600, 4294967296, 4294967297].map((expirationSeconds) =>
    projected({ serviceAccountToken: { path: 'a', expirationSeconds } }),
  ),
  projected({ serviceAccountToken: { path: '/a' } }),
  projected({ serviceAccountToken: { path: '' } }),
  ...['', 'a', 'A', 'a:b', `${a(254)}`, 'example.com:a:b', 'example.com:a:B_', 'example.com:a:a..b', ':'].map((name) =>
    projected({ clusterTrustBundle: { name, path: 'a' } }),
  ),
  projected({ clusterTrustBundle: { signerName: '', path: '' } }),
  projected({ clusterTrustBundle: { signerName: 'example.com/a', name: 'a', path: '../a', labelSelector: {} } }),
  projected({ clusterTrustBundle: { path: 'a', labelSelector: { matchLabels: { 'a b': '' } } } }),
  ...[
    'a/b',
    'example.com/a',
    'example.com/',
    '/a',
    'example.com/A b',
    `${a(254)}/a`,
    `example.com/${a(572)}`,
    'kubernetes.io/kube-apiserver-client-kubelet',
    `${a(64)}.com/a`,
    'example.com/a/b',
    'a.b/..',
  ].map((signerName) => certificate({ signerName })),
  ...[3599, 3600, 91 * 86400, 91 * 86400 + 1].map((maxExpirationSeconds) => certificate({ maxExpirationSeconds })),
  certificate({ keyPath: 'b', certificateChainPath: 'b' }),
  certificate({ credentialBundlePath: '', keyPath: 'b', certificateChainPath: 'b' }),
  certificate({ credentialBundlePath: '', keyPath: '', certificateChainPath: '' }),
  certificate({ keyType: 'RSA1024' }),
  certificate({ userAnnotations: { a: 'a'.repeat(262144) } }),
  certificate({ userAnnotations: { a: 'b', 'example.com/a': a(10) } }),
  {
    ...volume({ image: { reference: 'a:1' } }),
    ...inMain({ volumeMounts: [{ name: 'data', mountPath: '/a', subPath: 'x' }] }),
  },
  {
    ...volume({ image: { reference: '', pullPolicy: 'Foo' } }),
    ...inMain({ volumeMounts: [{ name: 'data', mountPath: '/a' }] }),
  },
  { ...volume({ image: { reference: 'a' }, emptyDir: {} }), ...{} },
  {
    ...volume({ emptyDir: {} }),
    ...inMain({
      volumeMounts: [
        { name: 'data', mountPath: '/a' },
        { name: 'data', mountPath: '/a' },
        { name: 'data', mountPath: '/b', subPath: 'a', subPathExpr: 'b' },
      ],
    }),
  },
  {
    ...volume({ emptyDir: {} }),
    ...inMain({
      volumeMounts: [
        { name: 'data', mountPath: '/a', recursiveReadOnly: 'Enabled' },
        {
          name: 'data',
          mountPath: '/b',
          readOnly: true,
          recursiveReadOnly: 'Enabled',
          mountPropagation: 'HostToContainer',
        },
        { name: 'data', mountPath: '/c', readOnly: true, recursiveReadOnly: 'Foo' },
      ],
    }),
  },
  {
    ...volume({ emptyDir: {} }),
    ...inMain({
      volumeMounts: [{ name: 'data', mountPath: '/a', mountPropagation: 'Bidirectional' }],
      volumeDevices: [
        { name: 'data', devicePath: '/a' },
        { name: 'none', devicePath: '../b' },
      ],
    }),
  },
  {
    tolerations: [
      { operator: 'Exists', value: 'a' },
      { operator: 'Equal' },
      { tolerationSeconds: 1 },
      { key: 'a', operator: 'Lt', value: '1' },
      { key: 'a', operator: 'Gt', value: 'x' },
      { key: 'a', effect: 'Foo' },
    ],
  },
  { imagePullSecrets: [{ name: '' }, {}] },
  { readinessGates: [{ conditionType: '' }, { conditionType: 'a b' }] },
  { evictionResponders: [{ name: 'example.com/a', priority: 1 }], schedulingGroup: { podGroupName: 'A' } },
  { serviceAccount: 'a', serviceAccountName: 'b' },
  { serviceAccount: 'a' },
  { runtimeClassName: 'A_', priorityClassName: 'B_', schedulerName: '' },
  {
    ephemeralContainers: [
      { name: 'main', image: '' },
      { name: 'debug', image: 'a', targetContainerName: 'none', lifecycle: {}, ports: [], resources: {} },
    ],
  },
  { containers: [], initContainers: [] },
  { containers: [main, main], initContainers: [{ ...main }] },
  { restartPolicy: 'OnFailure' },
  { restartPolicy: 'Always' },
  { restartPolicy: 'Never' },
  { restartPolicy: 'Foo' },
  { hostname: a(64), subdomain: 'A' },
  { enableServiceLinks: null, dnsPolicy: '' },
];
