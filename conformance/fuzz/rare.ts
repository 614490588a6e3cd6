import { isObject, type Json, type JsonObject, merge } from '../../generate/json';

/** What mutations hardly ever meet: values and pairs at a rule's boundary and beyond it, each in the smallest object. */

const a = (length: number): string => 'a'.repeat(length);
const main: JsonObject = { name: 'main', image: 'main:1' };
const inMain = (more: JsonObject): JsonObject => ({ containers: [{ ...main, ...more }] });
const volume = (source: JsonObject, name = 'data'): JsonObject => ({ volumes: [{ name, ...source }] });
const projected = (...sources: readonly JsonObject[]): JsonObject => volume({ projected: { sources } });
const security = (more: JsonObject): JsonObject => inMain({ securityContext: more });
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
const numbers = (length: number): readonly number[] => Array.from({ length }, (_, at) => at + 1);

/** Parts of a PodSpec. */
const specs: readonly JsonObject[] = [
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
  ...['', 'a', 'A', 'a:b', `${a(254)}`, 'example.com:a:b'].map((name) =>
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

const annotated = (annotations: JsonObject, spec: JsonObject = {}): JsonObject => ({ metadata: { annotations }, spec });
const appArmor = 'container.apparmor.security.beta.kubernetes.io/main';
const seccomp = 'container.seccomp.security.alpha.kubernetes.io/main';
const podSeccomp = 'seccomp.security.alpha.kubernetes.io/pod';

/** Parts of a pod template: metadata and spec. */
const templates: readonly JsonObject[] = [
  ...['runtime/default', 'unconfined', 'localhost/a', 'localhost/', 'foo', ''].flatMap((value) => [
    annotated({ [appArmor]: value }),
    ...['RuntimeDefault', 'Unconfined', 'Localhost'].flatMap((type) => [
      annotated(
        { [appArmor]: value },
        security({ appArmorProfile: { type, ...(type === 'Localhost' && { localhostProfile: 'a' }) } }),
      ),
      annotated(
        { [appArmor]: value },
        { securityContext: { appArmorProfile: { type, ...(type === 'Localhost' && { localhostProfile: 'b' }) } } },
      ),
    ]),
  ]),
  annotated({ 'container.apparmor.security.beta.kubernetes.io/none': 'runtime/default' }),
  annotated({ [appArmor]: 'runtime/default' }, { os: { name: 'windows' } }),
  ...['runtime/default', 'docker/default', 'unconfined', 'localhost/a', 'localhost/../a', 'foo'].flatMap((value) => [
    annotated({ [seccomp]: value }),
    annotated({ [podSeccomp]: value }),
    ...['RuntimeDefault', 'Unconfined', 'Localhost'].flatMap((type) => {
      const seccompProfile = { type, ...(type === 'Localhost' && { localhostProfile: 'a' }) };
      return [
        annotated({ [seccomp]: value }, security({ seccompProfile })),
        annotated({ [podSeccomp]: value }, { securityContext: { seccompProfile } }),
      ];
    }),
  ]),
  annotated({
    'scheduler.alpha.kubernetes.io/tolerations':
      '[{"key":"a","operator":"Exists","value":"b"},{"key":"a b","effect":"Foo"}]',
  }),
  annotated({
    'scheduler.alpha.kubernetes.io/tolerations': '[{"key":"a","operator":"Equal","value":"b","tolerationSeconds":5}]',
  }),
  annotated({ 'scheduler.alpha.kubernetes.io/tolerations': '{' }),
  annotated({ 'kubernetes.io/config.mirror': 'a' }),
  annotated(
    { 'kubernetes.io/config.mirror': 'a' },
    { nodeName: 'n', resourceClaims: [{ name: 'a', resourceClaimName: 'a' }] },
  ),
  annotated(
    { 'kubernetes.io/config.mirror': 'a' },
    {
      nodeName: 'n',
      serviceAccountName: 'x',
      containers: [{ ...main, env: [{ name: 'A', valueFrom: { secretKeyRef: { name: 'a', key: 'b' } } }] }],
    },
  ),
  annotated({ 'controller.kubernetes.io/pod-deletion-cost': '+5' }),
  annotated({ 'controller.kubernetes.io/pod-deletion-cost': '2147483648' }),
  annotated({ 'controller.kubernetes.io/pod-deletion-cost': '-2147483648' }),
  annotated({ 'controller.kubernetes.io/pod-deletion-cost': '05' }),
  annotated({ 'a/b/c': '', 'UPPER.com/A': '', '': '' }),
];

const labels = { app: 'rare' };
const selector = { matchLabels: labels };
const basicSpec: JsonObject = { containers: [main] };

function inKinds(part: JsonObject): readonly JsonObject[] {
  const template = objectOf(merge({ metadata: { labels }, spec: basicSpec }, part));
  const finite = objectOf(merge(template, { spec: { restartPolicy: 'Never' } }));
  const metadata = { name: 'rare' };
  return [
    objectOf(merge({ apiVersion: 'v1', kind: 'Pod', metadata }, template)),
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec: { selector, template } },
    { apiVersion: 'apps/v1', kind: 'DaemonSet', metadata, spec: { selector, template } },
    { apiVersion: 'apps/v1', kind: 'StatefulSet', metadata, spec: { selector, template, serviceName: 'rare' } },
    { apiVersion: 'batch/v1', kind: 'Job', metadata, spec: { template: finite } },
    { apiVersion: 'v1', kind: 'ReplicationController', metadata, spec: { selector: labels, template } },
    { apiVersion: 'v1', kind: 'PodTemplate', metadata, template },
    { apiVersion: 'apps/v1', kind: 'ReplicaSet', metadata, spec: { selector, template } },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata,
      spec: { schedule: '0 0 * * *', jobTemplate: { spec: { template: finite } } },
    },
  ];
}

function objectOf(value: Json): JsonObject {
  return isObject(value) ? value : {};
}

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

/** Whole objects. */
const objects: readonly JsonObject[] = [
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
  config({ name: '', generateName: 'a-' }),
  config({ name: '', generateName: 'A' }),
  config({ name: '', generateName: a(300) }),
  config({ name: '' }),
  config({ namespace: 'A', generation: -1 }),
  config({ namespace: '' }),
  ...['', '.', '..', 'a/b', 'a%b', 'A', a(253), a(254), 'a..b'].map((name) => config({ name })),
  { ...config({}), data: { a: 'a'.repeat(1048576) } },
  { ...config({}), data: { a: 'a'.repeat(1048577) } },
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

/** All of them, those of pods in every kind that has some. */
export const rare: readonly JsonObject[] = [
  ...[...specs.map((spec) => ({ spec })), ...templates].flatMap(inKinds),
  ...objects,
];
