import type { Json, JsonObject } from '../../generate/json';

/** Whole objects that use much at once, so that a fault meets what it may clash with. All releases' fields together. */

const probe = {
  httpGet: { path: '/ready', port: 'http', scheme: 'HTTPS', httpHeaders: [{ name: 'X-A', value: 'b' }] },
};
const web: JsonObject = {
  name: 'web',
  image: 'web:1',
  command: ['/web'],
  args: ['--verbose', '$(POD)'],
  workingDir: '/srv',
  ports: [
    { name: 'http', containerPort: 8080, protocol: 'TCP' },
    { name: 'metrics', containerPort: 9090, hostPort: 9090, hostIP: '127.0.0.1' },
    { name: 'dns', containerPort: 53, protocol: 'UDP' },
  ],
  env: [
    { name: 'A', value: 'a' },
    { name: 'POD', valueFrom: { fieldRef: { fieldPath: 'metadata.name' } } },
    { name: 'APP', valueFrom: { fieldRef: { apiVersion: 'v1', fieldPath: "metadata.labels['app']" } } },
    { name: 'CPU', valueFrom: { resourceFieldRef: { resource: 'limits.cpu', divisor: '1m' } } },
    { name: 'KEY', valueFrom: { secretKeyRef: { name: 'keys', key: 'key', optional: true } } },
    { name: 'CONF', valueFrom: { configMapKeyRef: { name: 'conf', key: 'conf.yaml' } } },
  ],
  envFrom: [{ prefix: 'X_', configMapRef: { name: 'conf' } }, { secretRef: { name: 'keys', optional: true } }],
  resources: {
    requests: { cpu: '100m', memory: '64Mi' },
    limits: { cpu: '1', memory: '128Mi', 'ephemeral-storage': '1Gi' },
  },
  volumeMounts: [
    { name: 'data', mountPath: '/data' },
    { name: 'conf', mountPath: '/etc/conf', readOnly: true, subPath: 'conf.yaml' },
    { name: 'scratch', mountPath: '/tmp', subPathExpr: '$(POD)' },
  ],
  livenessProbe: { ...probe, initialDelaySeconds: 3, periodSeconds: 5, terminationGracePeriodSeconds: 10 },
  readinessProbe: { tcpSocket: { port: 8080 }, successThreshold: 2, failureThreshold: 4 },
  startupProbe: { grpc: { port: 9090, service: 'a' }, timeoutSeconds: 2 },
  lifecycle: { preStop: { sleep: { seconds: 3 } }, postStart: { exec: { command: ['true'] } } },
  securityContext: {
    runAsNonRoot: true,
    runAsUser: 1000,
    allowPrivilegeEscalation: false,
    readOnlyRootFilesystem: true,
    capabilities: { drop: ['ALL'], add: ['NET_BIND_SERVICE'] },
    seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/a.json' },
  },
  terminationMessagePath: '/dev/termination-log',
  terminationMessagePolicy: 'FallbackToLogsOnError',
  imagePullPolicy: 'IfNotPresent',
  resizePolicy: [{ resourceName: 'cpu', restartPolicy: 'NotRequired' }],
  stdin: true,
  tty: true,
};
const sidecar: JsonObject = {
  name: 'proxy',
  image: 'proxy:1',
  restartPolicy: 'Always',
  ports: [{ name: 'https', containerPort: 8443 }],
  startupProbe: { exec: { command: ['ready'] } },
  lifecycle: { preStop: { httpGet: { path: '/drain', port: 8443 } } },
  volumeMounts: [
    { name: 'data', mountPath: '/data', readOnly: true, recursiveReadOnly: 'IfPossible', mountPropagation: 'None' },
  ],
};
const setup: JsonObject = {
  name: 'setup',
  image: 'setup',
  command: ['setup'],
  resources: { requests: { 'hugepages-2Mi': '4Mi', memory: '8Mi' }, limits: { 'hugepages-2Mi': '4Mi', memory: '8Mi' } },
  volumeDevices: [{ name: 'disk', devicePath: '/dev/xvda' }],
  volumeMounts: [{ name: 'all', mountPath: '/all' }],
};

const volumes: readonly Json[] = [
  { name: 'data', emptyDir: { medium: 'Memory', sizeLimit: '1Gi' } },
  {
    name: 'conf',
    configMap: { name: 'conf', defaultMode: 420, items: [{ key: 'conf.yaml', path: 'conf.yaml', mode: 256 }] },
  },
  { name: 'scratch', emptyDir: {} },
  { name: 'disk', persistentVolumeClaim: { claimName: 'disk' } },
  {
    name: 'all',
    projected: {
      defaultMode: 288,
      sources: [
        { secret: { name: 'keys', items: [{ key: 'a', path: 'a/b' }] } },
        { configMap: { name: 'conf', items: [{ key: 'c', path: 'c' }], optional: true } },
        { downwardAPI: { items: [{ path: 'labels', fieldRef: { fieldPath: 'metadata.labels' } }] } },
        { serviceAccountToken: { path: 'token', audience: 'a', expirationSeconds: 3600 } },
      ],
    },
  },
  { name: 'secret', secret: { secretName: 'keys', items: [{ key: 'k', path: 'k' }], optional: true } },
  {
    name: 'down',
    downwardAPI: {
      items: [{ path: 'cpu', resourceFieldRef: { containerName: 'web', resource: 'requests.cpu', divisor: '1' } }],
    },
  },
  {
    name: 'own',
    ephemeral: {
      volumeClaimTemplate: {
        metadata: { labels: { app: 'a' } },
        spec: {
          accessModes: ['ReadWriteOnce'],
          storageClassName: 'fast',
          resources: { requests: { storage: '1Gi' }, limits: { storage: '2Gi' } },
        },
      },
    },
  },
  { name: 'image', image: { reference: 'data:1', pullPolicy: 'Always' } },
  { name: 'host', hostPath: { path: '/var/log', type: 'Directory' } },
  { name: 'nfs', nfs: { server: 'nfs', path: '/export', readOnly: true } },
  {
    name: 'csi',
    csi: { driver: 'csi.example.com', volumeAttributes: { a: 'b' }, nodePublishSecretRef: { name: 'keys' } },
  },
  { name: 'iscsi', iscsi: { targetPortal: '10.0.0.1:3260', iqn: 'iqn.2026-11.com.example:a', lun: 1 } },
];

const nodeTerm = {
  matchExpressions: [
    { key: 'zone', operator: 'In', values: ['a', 'b'] },
    { key: 'cores', operator: 'Gt', values: ['4'] },
  ],
  matchFields: [{ key: 'metadata.name', operator: 'In', values: ['n'] }],
};
const podTerm = {
  labelSelector: {
    matchLabels: { app: 'rich' },
    matchExpressions: [{ key: 'tier', operator: 'NotIn', values: ['x'] }],
  },
  topologyKey: 'kubernetes.io/hostname',
  namespaces: ['other'],
  namespaceSelector: { matchLabels: { a: 'b' } },
  matchLabelKeys: ['pod-template-hash'],
};

const richSpec: JsonObject = {
  containers: [
    web,
    {
      name: 'app',
      image: 'app:1',
      ports: [{ containerPort: 7000 }],
      volumeMounts: [
        { name: 'secret', mountPath: '/s' },
        { name: 'down', mountPath: '/down' },
      ],
    },
  ],
  initContainers: [sidecar, setup],
  volumes,
  affinity: {
    nodeAffinity: {
      requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: [nodeTerm] },
      preferredDuringSchedulingIgnoredDuringExecution: [
        { weight: 5, preference: { matchExpressions: [{ key: 'a', operator: 'Exists' }] } },
      ],
    },
    podAffinity: { requiredDuringSchedulingIgnoredDuringExecution: [podTerm] },
    podAntiAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [{ weight: 100, podAffinityTerm: podTerm }] },
  },
  tolerations: [
    { key: 'dedicated', operator: 'Equal', value: 'web', effect: 'NoSchedule' },
    { key: 'node.kubernetes.io/unreachable', operator: 'Exists', effect: 'NoExecute', tolerationSeconds: 60 },
    { operator: 'Exists' },
  ],
  topologySpreadConstraints: [
    {
      maxSkew: 1,
      topologyKey: 'topology.kubernetes.io/zone',
      whenUnsatisfiable: 'DoNotSchedule',
      minDomains: 2,
      labelSelector: { matchLabels: { app: 'rich' } },
      matchLabelKeys: ['pod-template-hash'],
      nodeAffinityPolicy: 'Honor',
      nodeTaintsPolicy: 'Ignore',
    },
    { maxSkew: 2, topologyKey: 'kubernetes.io/hostname', whenUnsatisfiable: 'ScheduleAnyway' },
  ],
  dnsPolicy: 'None',
  dnsConfig: { nameservers: ['10.0.0.53'], searches: ['a.example.com'], options: [{ name: 'ndots', value: '2' }] },
  hostAliases: [{ ip: '10.0.0.1', hostnames: ['db', 'db.local'] }],
  hostname: 'rich',
  subdomain: 'web',
  securityContext: {
    runAsNonRoot: true,
    runAsGroup: 2000,
    fsGroup: 3000,
    fsGroupChangePolicy: 'OnRootMismatch',
    supplementalGroups: [4000],
    supplementalGroupsPolicy: 'Merge',
    seccompProfile: { type: 'RuntimeDefault' },
    sysctls: [{ name: 'net.ipv4.ip_local_port_range', value: '1024 65535' }],
    seLinuxOptions: { level: 's0:c1,c2', type: 'container_t' },
    appArmorProfile: { type: 'RuntimeDefault' },
  },
  imagePullSecrets: [{ name: 'registry' }],
  nodeSelector: { 'kubernetes.io/os': 'linux' },
  os: { name: 'linux' },
  priorityClassName: 'high',
  serviceAccountName: 'web',
  automountServiceAccountToken: false,
  enableServiceLinks: false,
  terminationGracePeriodSeconds: 45,
  readinessGates: [{ conditionType: 'example.com/ready' }],
  runtimeClassName: 'gvisor',
  schedulerName: 'default-scheduler',
  shareProcessNamespace: true,
};

const windowsSpec: JsonObject = {
  os: { name: 'windows' },
  containers: [
    {
      name: 'main',
      image: 'main:1',
      securityContext: { windowsOptions: { runAsUserName: 'ContainerUser', gmsaCredentialSpecName: 'gmsa' } },
    },
  ],
  initContainers: [{ name: 'setup', image: 'setup:1', securityContext: { runAsNonRoot: true } }],
  securityContext: { windowsOptions: { runAsUserName: 'NT AUTHORITY\\SYSTEM' }, runAsNonRoot: true },
};

const hostProcessSpec: JsonObject = {
  hostNetwork: true,
  os: { name: 'windows' },
  containers: [{ name: 'main', image: 'main:1', ports: [{ containerPort: 80, hostPort: 80 }] }],
  securityContext: { windowsOptions: { hostProcess: true, runAsUserName: 'NT AUTHORITY\\SYSTEM' } },
};

const privilegedSpec: JsonObject = {
  hostNetwork: true,
  hostPID: true,
  hostIPC: true,
  dnsPolicy: 'ClusterFirstWithHostNet',
  containers: [
    {
      name: 'agent',
      image: 'agent:latest',
      ports: [{ containerPort: 9100, hostPort: 9100 }],
      securityContext: {
        privileged: true,
        runAsUser: 0,
        capabilities: { add: ['SYS_ADMIN'] },
        seLinuxOptions: { type: 'spc_t' },
      },
      volumeMounts: [{ name: 'root', mountPath: '/host', mountPropagation: 'Bidirectional' }],
    },
    { name: 'second', image: 'second', ports: [{ containerPort: 9101 }] },
  ],
  tolerations: [{ operator: 'Exists' }],
  volumes: [
    { name: 'root', hostPath: { path: '/' } },
    { name: 'dev', hostPath: { path: '/dev', type: '' } },
  ],
};

const userNamespaceSpec: JsonObject = {
  hostUsers: false,
  hostnameOverride: 'a.example.com',
  resources: { requests: { cpu: '1', memory: '1Gi' }, limits: { cpu: '2', memory: '2Gi' } },
  resourceClaims: [
    { name: 'gpu', resourceClaimTemplateName: 'gpu' },
    { name: 'nic', resourceClaimName: 'nic' },
  ],
  schedulingGates: [{ name: 'example.com/gate' }],
  setHostnameAsFQDN: false,
  containers: [
    {
      name: 'main',
      image: 'main:1',
      resources: { claims: [{ name: 'gpu', request: 'a' }], requests: { cpu: '500m' }, limits: { memory: '1Gi' } },
      securityContext: { procMount: 'Unmasked', appArmorProfile: { type: 'Localhost', localhostProfile: 'a' } },
      env: [{ name: 'F', valueFrom: { fileKeyRef: { volumeName: 'env', path: 'a.env', key: 'F', optional: true } } }],
      volumeMounts: [
        { name: 'env', mountPath: '/env' },
        { name: 'img', mountPath: '/img' },
      ],
      resizePolicy: [{ resourceName: 'memory', restartPolicy: 'RestartContainer' }],
      restartPolicy: 'Never',
      restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'In', values: [42] } }],
    },
  ],
  initContainers: [
    {
      name: 'writer',
      image: 'writer:1',
      volumeMounts: [{ name: 'env', mountPath: '/env' }],
      restartPolicyRules: [{ action: 'Restart', exitCodes: { operator: 'NotIn', values: [1, 2] } }],
      restartPolicy: 'Never',
    },
  ],
  volumes: [
    { name: 'env', emptyDir: {} },
    { name: 'img', image: { reference: 'img:1' } },
  ],
};

const oldVolumesSpec: JsonObject = {
  containers: [
    {
      name: 'main',
      image: 'main:1',
      volumeMounts: [
        { name: 'gce', mountPath: '/gce' },
        { name: 'fc', mountPath: '/fc' },
      ],
    },
  ],
  volumes: [
    { name: 'gce', gcePersistentDisk: { pdName: 'disk', fsType: 'ext4', partition: 1, readOnly: true } },
    { name: 'aws', awsElasticBlockStore: { volumeID: 'vol', partition: 1 } },
    { name: 'git', gitRepo: { repository: 'https://example.com/a.git', revision: 'main', directory: 'a' } },
    { name: 'gluster', glusterfs: { endpoints: 'e', path: '/a' } },
    {
      name: 'rbd',
      rbd: { monitors: ['a'], image: 'i', keyring: '/k', pool: 'p', user: 'u', secretRef: { name: 's' } },
    },
    {
      name: 'flex',
      flexVolume: { driver: 'example.com/flex', fsType: 'ext4', secretRef: { name: 's' }, options: { a: 'b' } },
    },
    { name: 'cinder', cinder: { volumeID: 'v', secretRef: { name: 's' } } },
    { name: 'ceph', cephfs: { monitors: ['a'], path: '/a', secretRef: { name: 's' } } },
    { name: 'flocker', flocker: { datasetName: 'a' } },
    { name: 'fc', fc: { targetWWNs: ['50060e801049cfd1'], lun: 0 } },
    { name: 'file', azureFile: { secretName: 's', shareName: 'a' } },
    { name: 'vsphere', vsphereVolume: { volumePath: '[a] b' } },
    { name: 'quobyte', quobyte: { registry: 'a:1', volume: 'v' } },
    {
      name: 'azure',
      azureDisk: {
        diskName: 'd',
        diskURI: 'https://sample.blob.core.windows.net/a.vhd',
        cachingMode: 'ReadOnly',
        kind: 'Shared',
      },
    },
    { name: 'photon', photonPersistentDisk: { pdID: 'a' } },
    { name: 'portworx', portworxVolume: { volumeID: 'a' } },
    { name: 'scaleio', scaleIO: { gateway: 'a', system: 's', volumeName: 'v', secretRef: { name: 's' } } },
    { name: 'storageos', storageos: { volumeName: 'v', volumeNamespace: 'n' } },
  ],
};

const podSpecs: readonly JsonObject[] = [
  richSpec,
  windowsSpec,
  hostProcessSpec,
  privilegedSpec,
  userNamespaceSpec,
  oldVolumesSpec,
];
const labels = { app: 'rich', 'app.kubernetes.io/name': 'rich' };
const annotations = { 'example.com/a': 'b', 'container.apparmor.security.beta.kubernetes.io/main': 'runtime/default' };
const metadata = {
  name: 'rich',
  namespace: 'shop',
  labels,
  annotations,
  finalizers: ['example.com/a'],
  ownerReferences: [
    { apiVersion: 'v1', kind: 'ConfigMap', name: 'owner', uid: 'u', controller: true, blockOwnerDeletion: true },
  ],
};
/** What `kubectl get` writes, without a version. */
const served = {
  ...metadata,
  uid: '123e4567-e89b-12d3-a456-426614174000',
  creationTimestamp: '2026-11-23T10:00:00Z',
  deletionTimestamp: '2026-11-23T10:01:00Z',
  deletionGracePeriodSeconds: 0,
  generation: 3,
  selfLink: '/api/v1/namespaces/shop/configmaps/rich',
  managedFields: [
    {
      manager: 'kubectl',
      operation: 'Update',
      apiVersion: 'v1',
      time: '2026-11-23T10:00:00Z',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:data': { '.': {}, 'f:a': {} }, 'f:metadata': { 'f:labels': { 'k:{"name":"a"}': {}, 'v:1': {} } } },
    },
    {
      manager: 'b',
      operation: 'Apply',
      apiVersion: 'v1',
      fieldsType: 'FieldsV1',
      fieldsV1: {},
      subresource: 'status',
    },
  ],
};
const podSecurity = 'pod-security.kubernetes.io';
const selector = {
  matchLabels: { app: 'rich' },
  matchExpressions: [{ key: 'app.kubernetes.io/name', operator: 'Exists' }],
};
const template = (spec: JsonObject): JsonObject => ({ metadata: { labels, annotations }, spec });
const finite = (spec: JsonObject): JsonObject => template({ ...spec, restartPolicy: 'Never' });
const claimSpec = {
  accessModes: ['ReadWriteOnce', 'ReadOnlyMany'],
  storageClassName: 'fast',
  volumeMode: 'Filesystem',
  volumeName: 'pv',
  selector: { matchLabels: { a: 'b' } },
  resources: { requests: { storage: '10Gi' }, limits: { storage: '20Gi' } },
  dataSource: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'snap' },
  dataSourceRef: { apiGroup: 'snapshot.storage.k8s.io', kind: 'VolumeSnapshot', name: 'snap' },
  volumeAttributesClassName: 'gold',
};
const failurePolicy = {
  rules: [
    { action: 'FailJob', onExitCodes: { containerName: 'main', operator: 'In', values: [1, 42] } },
    { action: 'Ignore', onPodConditions: [{ type: 'DisruptionTarget', status: 'True' }] },
    { action: 'FailIndex', onExitCodes: { operator: 'NotIn', values: [3] } },
  ],
};
const jobSpec = (spec: JsonObject): JsonObject => ({
  template: finite(spec),
  parallelism: 2,
  completions: 4,
  completionMode: 'Indexed',
  backoffLimitPerIndex: 1,
  maxFailedIndexes: 2,
  activeDeadlineSeconds: 600,
  ttlSecondsAfterFinished: 60,
  suspend: false,
  podFailurePolicy: failurePolicy,
  podReplacementPolicy: 'Failed',
  successPolicy: { rules: [{ succeededIndexes: '0,2-3', succeededCount: 2 }] },
  managedBy: 'example.com/jobs',
});

/** The fields of each kind beside apiVersion and kind: one object for every way to use much of it at once. */
export const rich: Readonly<Record<string, readonly JsonObject[]>> = {
  Pod: podSpecs.map((spec) => ({ metadata, spec })),
  PodTemplate: podSpecs.map((spec) => ({ metadata, template: template(spec) })),
  Deployment: podSpecs.map((spec) => ({
    metadata,
    spec: {
      replicas: 3,
      selector,
      template: template(spec),
      minReadySeconds: 5,
      revisionHistoryLimit: 3,
      progressDeadlineSeconds: 60,
      paused: false,
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '25%', maxUnavailable: 0 } },
    },
  })),
  ReplicaSet: podSpecs.map((spec) => ({
    metadata,
    spec: { replicas: 2, selector, template: template(spec), minReadySeconds: 5 },
  })),
  ReplicationController: podSpecs.map((spec) => ({
    metadata,
    spec: { replicas: 2, selector: { app: 'rich' }, template: template(spec), minReadySeconds: 5 },
  })),
  DaemonSet: podSpecs.map((spec) => ({
    metadata,
    spec: {
      selector,
      template: template(spec),
      minReadySeconds: 5,
      revisionHistoryLimit: 3,
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: '10%', maxUnavailable: 0 } },
    },
  })),
  StatefulSet: podSpecs.map((spec) => ({
    metadata,
    spec: {
      replicas: 3,
      serviceName: 'rich',
      selector,
      template: template(spec),
      podManagementPolicy: 'Parallel',
      minReadySeconds: 5,
      revisionHistoryLimit: 3,
      ordinals: { start: 1 },
      updateStrategy: { type: 'RollingUpdate', rollingUpdate: { partition: 1, maxUnavailable: '50%' } },
      persistentVolumeClaimRetentionPolicy: { whenDeleted: 'Retain', whenScaled: 'Delete' },
      volumeClaimTemplates: [{ metadata: { name: 'data', labels }, spec: claimSpec }],
    },
  })),
  Job: podSpecs.map((spec) => ({ metadata, spec: jobSpec(spec) })),
  CronJob: podSpecs.map((spec) => ({
    metadata,
    spec: {
      schedule: '*/5 2 * * mon',
      timeZone: 'Europe/Paris',
      concurrencyPolicy: 'Forbid',
      startingDeadlineSeconds: 60,
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 2,
      suspend: true,
      jobTemplate: { metadata: { labels, annotations }, spec: jobSpec(spec) },
    },
  })),
  Service: [
    {
      metadata,
      spec: {
        selector: { app: 'rich' },
        clusterIP: '10.0.0.10',
        clusterIPs: ['10.0.0.10'],
        ipFamilies: ['IPv4'],
        ipFamilyPolicy: 'SingleStack',
        internalTrafficPolicy: 'Local',
        sessionAffinity: 'ClientIP',
        sessionAffinityConfig: { clientIP: { timeoutSeconds: 60 } },
        publishNotReadyAddresses: true,
        ports: [
          { name: 'http', port: 80, targetPort: 'http', appProtocol: 'http' },
          { name: 'dns', port: 53, protocol: 'UDP' },
        ],
      },
    },
    {
      metadata,
      spec: {
        type: 'LoadBalancer',
        selector: { app: 'rich' },
        loadBalancerClass: 'example.com/lb',
        loadBalancerIP: '192.0.2.1',
        loadBalancerSourceRanges: ['10.0.0.0/8'],
        externalTrafficPolicy: 'Local',
        healthCheckNodePort: 30001,
        allocateLoadBalancerNodePorts: false,
        externalIPs: ['192.0.2.2'],
        trafficDistribution: 'PreferClose',
        ports: [{ port: 443, nodePort: 30443, targetPort: 8443 }],
      },
    },
    {
      metadata,
      spec: {
        type: 'NodePort',
        selector: { app: 'rich' },
        ports: [
          { name: 'a', port: 443, nodePort: 30443 },
          { name: 'b', port: 444, nodePort: 30444 },
        ],
      },
    },
    { metadata, spec: { type: 'ExternalName', externalName: 'db.example.com' } },
    {
      metadata,
      spec: {
        clusterIP: 'None',
        clusterIPs: ['None'],
        selector: { app: 'rich' },
        ipFamilyPolicy: 'PreferDualStack',
        ports: [{ port: 80 }],
      },
    },
    {
      metadata,
      spec: {
        clusterIPs: ['10.0.0.10', '2001:db8::10'],
        clusterIP: '10.0.0.10',
        ipFamilies: ['IPv4', 'IPv6'],
        ipFamilyPolicy: 'RequireDualStack',
        selector: {},
        ports: [{ port: 80 }],
      },
    },
  ],
  ConfigMap: [
    { metadata, data: { 'a.yaml': 'a: b', B: '' }, binaryData: { c: 'c2FtcGxl' }, immutable: true },
    { metadata: served, data: { a: 'b' } },
  ],
  Namespace: [
    {
      metadata: {
        ...served,
        labels: { [`${podSecurity}/enforce`]: 'baseline', [`${podSecurity}/enforce-version`]: 'v1.31' },
      },
      spec: { finalizers: ['kubernetes', 'example.com/a'] },
    },
  ],
  Secret: [
    { metadata, type: 'Opaque', data: { a: 'c2FtcGxl' }, stringData: { b: 'b' }, immutable: false },
    { metadata, type: 'kubernetes.io/tls', data: { 'tls.crt': '', 'tls.key': '' } },
    { metadata, type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{"auths":{}}' } },
    { metadata, type: 'kubernetes.io/dockercfg', data: { '.dockercfg': 'e30=' } },
    { metadata, type: 'kubernetes.io/basic-auth', stringData: { username: 'a', password: 'b' } },
    { metadata, type: 'kubernetes.io/ssh-auth', stringData: { 'ssh-privatekey': 'a' } },
    {
      metadata: { ...metadata, annotations: { 'kubernetes.io/service-account.name': 'web' } },
      type: 'kubernetes.io/service-account-token',
    },
    { metadata, type: 'bootstrap.kubernetes.io/token' },
  ],
  ServiceAccount: [
    {
      metadata,
      secrets: [{ name: 'keys' }],
      imagePullSecrets: [{ name: 'registry' }],
      automountServiceAccountToken: false,
    },
  ],
  PersistentVolumeClaim: [
    { metadata, spec: claimSpec },
    {
      metadata,
      spec: {
        accessModes: ['ReadWriteOncePod'],
        volumeMode: 'Block',
        resources: { requests: { storage: '1Gi' } },
        dataSourceRef: { kind: 'PersistentVolumeClaim', name: 'other' },
      },
    },
    {
      metadata,
      spec: {
        accessModes: ['ReadWriteMany'],
        resources: { requests: { storage: '1Gi' } },
        dataSourceRef: { apiGroup: 'example.com', kind: 'Source', name: 'a', namespace: 'other' },
      },
    },
  ],
  PodDisruptionBudget: [
    { metadata, spec: { minAvailable: '50%', selector, unhealthyPodEvictionPolicy: 'AlwaysAllow' } },
    { metadata, spec: { maxUnavailable: 1, selector } },
  ],
  V1HorizontalPodAutoscaler: [
    {
      metadata,
      spec: {
        minReplicas: 2,
        maxReplicas: 5,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'rich' },
        targetCPUUtilizationPercentage: 60,
      },
    },
    {
      metadata: {
        ...metadata,
        annotations: {
          'autoscaling.alpha.kubernetes.io/metrics':
            '[{"type":"Pods","pods":{"metricName":"hits","targetAverageValue":"10"}}]',
          'autoscaling.alpha.kubernetes.io/behavior':
            '{"ScaleUp":{"StabilizationWindowSeconds":0,"Policies":[{"Type":"Pods","Value":2,"PeriodSeconds":60}]}}',
        },
      },
      spec: { maxReplicas: 5, scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'rich' } },
    },
  ],
  HorizontalPodAutoscaler: [
    {
      metadata,
      spec: {
        minReplicas: 2,
        maxReplicas: 5,
        scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'rich' },
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 60 } } },
          {
            type: 'ContainerResource',
            containerResource: {
              name: 'memory',
              container: 'web',
              target: { type: 'AverageValue', averageValue: '100Mi' },
            },
          },
          {
            type: 'Pods',
            pods: {
              metric: { name: 'requests', selector: { matchLabels: { a: 'b' } } },
              target: { type: 'AverageValue', averageValue: '10' },
            },
          },
          {
            type: 'Object',
            object: {
              describedObject: { apiVersion: 'v1', kind: 'Service', name: 'web' },
              metric: { name: 'hits' },
              target: { type: 'Value', value: '5' },
            },
          },
          { type: 'External', external: { metric: { name: 'queue' }, target: { type: 'Value', value: '5' } } },
        ],
        behavior: {
          scaleUp: {
            stabilizationWindowSeconds: 0,
            selectPolicy: 'Max',
            tolerance: '0.1',
            policies: [{ type: 'Pods', value: 2, periodSeconds: 60 }],
          },
          scaleDown: { stabilizationWindowSeconds: 300, policies: [{ type: 'Percent', value: 10, periodSeconds: 15 }] },
        },
      },
    },
  ],
  NetworkPolicy: [
    {
      metadata,
      spec: {
        podSelector: selector,
        policyTypes: ['Ingress', 'Egress'],
        ingress: [
          {
            from: [
              { podSelector: { matchLabels: { a: 'b' } }, namespaceSelector: {} },
              { ipBlock: { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] } },
            ],
            ports: [
              { port: 80, endPort: 90 },
              { port: 'http', protocol: 'TCP' },
            ],
          },
        ],
        egress: [
          {
            to: [{ namespaceSelector: { matchExpressions: [{ key: 'a', operator: 'In', values: ['b'] }] } }],
            ports: [{ port: 53, protocol: 'UDP' }],
          },
        ],
      },
    },
  ],
};
