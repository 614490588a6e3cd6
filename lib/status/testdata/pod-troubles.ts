import type { Cause } from '../causes';

/** A Pod that does not run as it should, and what is found of it. */
export interface PodTrouble {
  /** What is wrong, in words: the title of its tests. */
  readonly title: string;
  /** Of a Pod whose containers run busybox, as user 1000 where they set none. */
  readonly spec: PodParts;
  readonly cause: Cause;
  /** What is found, behind the name of the object. A restarted container has been restarted 3 times. */
  readonly text: string;
  readonly field: string;
  /** @default 'error' */
  readonly severity?: 'error' | 'warning' | 'progress';
}

interface PodParts {
  readonly containers: readonly Container[];
  readonly initContainers?: readonly Container[];
  readonly [field: string]: unknown;
}

interface Container {
  readonly name: string;
  readonly [field: string]: unknown;
}

const sleeping = ['sleep', '1d'];
const shell = (script: string) => ['sh', '-c', script];
/** A Pod whose only container has these parts. */
const web = (container: object, spec: object = {}): PodParts => ({
  containers: [{ name: 'web', command: sleeping, ...container }],
  ...spec,
});
/** A Pod with a first container. */
const after = (first: Container, spec: object = {}): PodParts => web({}, { initContainers: [first], ...spec });
const probe = (handler: object, more: object = {}) => ({ periodSeconds: 1, failureThreshold: 1, ...handler, ...more });
const failing = { exec: { command: shell('echo too busy; exit 1') } };

/** What the kubelet says of a container that cannot be started, behind the name of the container. */
const looping = (end: string, line = '') => `restarts again and again (3), last exit code ${end}${line}`;

const ends: readonly PodTrouble[] = [
  {
    title: 'a container that exits again and again',
    spec: web({ command: shell('echo starting; echo fatal: no database; exit 3') }),
    cause: 'crash-loop',
    text: `container "web" ${looping('3', ': "fatal: no database"')}`,
    field: 'spec.containers[0]',
  },
  {
    title: 'a program that the shell does not find',
    spec: web({ command: shell('wbe') }),
    cause: 'crash-loop',
    text: `container "web" ${looping('127 (command not found)', ': "sh: wbe: not found"')}`,
    field: 'spec.containers[0].command',
  },
  {
    title: 'a program that the image does not have',
    spec: web({ command: ['wbe'] }),
    cause: 'crash-loop',
    text: `container "web" ${looping('128', ': exec: "wbe": executable file not found in $PATH')}`,
    field: 'spec.containers[0].command',
  },
  {
    title: 'a volume that is mounted over a file',
    spec: web({ volumeMounts: [{ name: 'tmp', mountPath: '/bin/sh' }] }, { volumes: [{ name: 'tmp', emptyDir: {} }] }),
    cause: 'crash-loop',
    text: `container "web" ${looping('128', ': a volume cannot be mounted at "/bin/sh": not a directory')}`,
    field: 'spec.containers[0].volumeMounts[0]',
  },
  {
    title: 'a program that writes to a read-only file system',
    spec: web({
      command: shell('echo data > /data || exit 1'),
      securityContext: {
        readOnlyRootFilesystem: true,
        allowPrivilegeEscalation: false,
        capabilities: { drop: ['ALL'] },
      },
    }),
    cause: 'crash-loop',
    text: `container "web" ${looping('1', ': "sh: can\'t create /data: Read-only file system"')}`,
    field: 'spec.containers[0].securityContext.readOnlyRootFilesystem',
  },
  {
    title: 'a working directory that is a file',
    spec: web({ workingDir: '/bin/sh' }),
    cause: 'crash-loop',
    text: `container "web" ${looping('128', ': mkdir /bin/sh: not a directory')}`,
    field: 'spec.containers[0].workingDir',
  },
  {
    title: 'an init container that fails again and again',
    spec: after({ name: 'migrate', command: shell('echo no such table; exit 1') }),
    cause: 'crash-loop',
    text: `init container "migrate" ${looping('1', ': "no such table"')}`,
    field: 'spec.initContainers[0]',
  },
  {
    title: 'a container that needs more memory than its limit',
    spec: web({ command: shell('x=a; while :; do x=$x$x; done'), resources: { limits: { memory: '24Mi' } } }),
    cause: 'out-of-memory',
    text: 'container "web" was killed at its memory limit of 24Mi (OOMKilled, 3 restarts)',
    field: 'spec.containers[0].resources.limits[memory]',
  },
  {
    title: 'a container that has failed and is not restarted',
    spec: web({ command: shell('echo bad input; exit 2') }, { restartPolicy: 'Never' }),
    cause: 'exited',
    text: `container "web" has ended, exit code 2: "bad input"`,
    field: 'spec.containers[0]',
  },
  {
    title: 'a Pod past its deadline',
    spec: web({}, { restartPolicy: 'Never', activeDeadlineSeconds: 2 }),
    cause: 'deadline-exceeded',
    text: 'ran longer than activeDeadlineSeconds (2 s)',
    field: 'spec.activeDeadlineSeconds',
  },
  {
    title: 'an emptyDir that exceeds its limit',
    spec: web(
      {
        command: shell('head -c 3000000 /dev/zero > /tmp/file; sleep 1d'),
        volumeMounts: [{ name: 'tmp', mountPath: '/tmp' }],
      },
      { volumes: [{ name: 'tmp', emptyDir: { sizeLimit: '1Mi' } }], restartPolicy: 'Never' },
    ),
    cause: 'evicted',
    severity: 'warning',
    text: 'evicted: emptyDir "tmp" was larger than its sizeLimit 1Mi',
    field: 'spec.volumes[0].emptyDir.sizeLimit',
  },
];

const starts: readonly PodTrouble[] = [
  {
    title: 'a registry that cannot be reached',
    spec: web({ image: 'registry.invalid/web:7' }),
    cause: 'image-pull',
    text: 'image "registry.invalid/web:7" of container "web" cannot be pulled: the registry cannot be reached',
    field: 'spec.containers[0].image',
  },
  {
    title: 'an image that must be on the node',
    spec: web({ image: 'registry.invalid/web:7', imagePullPolicy: 'Never' }),
    cause: 'image-pull',
    text: 'image "registry.invalid/web:7" of container "web" is not on the node, and imagePullPolicy is Never',
    field: 'spec.containers[0].imagePullPolicy',
  },
  {
    title: 'an image whose name is not valid',
    spec: web({ image: 'Web:7' }),
    cause: 'image-pull',
    text: 'image "Web:7" of container "web" is not a valid image name',
    field: 'spec.containers[0].image',
  },
  {
    title: 'the image of a sidecar',
    spec: after({ name: 'proxy', restartPolicy: 'Always', image: 'registry.invalid/proxy:7' }),
    cause: 'image-pull',
    text: 'image "registry.invalid/proxy:7" of sidecar "proxy" cannot be pulled: the registry cannot be reached',
    field: 'spec.initContainers[0].image',
  },
  {
    title: 'a ConfigMap of variables that does not exist',
    spec: web({ envFrom: [{ configMapRef: { name: 'settings' } }] }),
    cause: 'container-config',
    text: 'container "web" needs ConfigMap "settings", which does not exist',
    field: 'spec.containers[0].envFrom[0]',
  },
  {
    title: 'a Secret of a variable that does not exist',
    spec: web({ env: [{ name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'login', key: 'token' } } }] }),
    cause: 'container-config',
    text: 'container "web" needs Secret "login", which does not exist',
    field: 'spec.containers[0].env[0]',
  },
  {
    title: 'a key that a ConfigMap does not have',
    spec: web({ env: [{ name: 'LEVEL', valueFrom: { configMapKeyRef: { name: 'kube-root-ca.crt', key: 'level' } } }] }),
    cause: 'container-config',
    text: 'container "web" needs key "level", which ConfigMap "kube-root-ca.crt" does not have',
    field: 'spec.containers[0].env[0].valueFrom',
  },
  {
    title: 'an image that runs as root',
    spec: web({}, { securityContext: { runAsNonRoot: true, runAsUser: undefined } }),
    cause: 'container-config',
    text: 'container "web" has runAsNonRoot, and its image runs as root',
    field: 'spec.containers[0].securityContext.runAsUser',
  },
  {
    title: 'a subPathExpr of a variable that is not set',
    spec: web(
      { volumeMounts: [{ name: 'tmp', mountPath: '/data', subPathExpr: '$(POD)/a' }] },
      { volumes: [{ name: 'tmp', emptyDir: {} }] },
    ),
    cause: 'container-config',
    text: 'container "web" needs variable "POD" for a subPathExpr, which is not set',
    field: 'spec.containers[0].volumeMounts[0].subPathExpr',
  },
  {
    title: 'a Secret of a projected volume that does not exist',
    spec: web(
      { volumeMounts: [{ name: 'all', mountPath: '/all' }] },
      {
        volumes: [
          {
            name: 'all',
            projected: { sources: [{ configMap: { name: 'kube-root-ca.crt' } }, { secret: { name: 'web-tls' } }] },
          },
        ],
      },
    ),
    cause: 'volume',
    text: 'volume "all" needs Secret "web-tls", which does not exist',
    field: 'spec.volumes[0].projected.sources[1].secret.name',
  },
  {
    title: 'a Secret of a volume that does not exist',
    spec: web(
      { volumeMounts: [{ name: 'tls', mountPath: '/tls' }] },
      { volumes: [{ name: 'tls', secret: { secretName: 'web-tls' } }] },
    ),
    cause: 'volume',
    text: 'volume "tls" needs Secret "web-tls", which does not exist',
    field: 'spec.volumes[0].secret.secretName',
  },
  {
    title: 'a key of a volume that a ConfigMap does not have',
    spec: web(
      { volumeMounts: [{ name: 'ca', mountPath: '/ca' }] },
      { volumes: [{ name: 'ca', configMap: { name: 'kube-root-ca.crt', items: [{ key: 'x', path: 'x' }] } }] },
    ),
    cause: 'volume',
    text: 'volume "ca" needs key "x", which its ConfigMap does not have',
    field: 'spec.volumes[0].configMap.items',
  },
  {
    title: 'an init container that does not end',
    spec: after({ name: 'wait', command: shell('echo waiting for db; sleep 1d') }),
    cause: 'init-stuck',
    severity: 'warning',
    text: 'init container "wait" (1 of 1) has not ended, and the containers after it wait: "waiting for db"',
    field: 'spec.initContainers[0]',
  },
  {
    title: 'a postStart hook that fails',
    spec: web({ lifecycle: { postStart: failing } }),
    cause: 'container-create',
    text: 'container "web" cannot be started: its postStart hook failed',
    field: 'spec.containers[0].lifecycle.postStart',
  },
];

const probes: readonly PodTrouble[] = [
  {
    title: 'a readiness probe of a port that is closed',
    spec: web({ readinessProbe: probe({ httpGet: { path: '/', port: 8080 } }) }),
    cause: 'probe-failing',
    text: 'container "web" is not ready: readinessProbe (GET :8080/) fails: Get "http://10.1.2.3:8080/": dial tcp 10.1.2.3:8080: connect: connection refused',
    field: 'spec.containers[0].readinessProbe',
  },
  {
    title: 'a readiness probe of a path that is missing',
    spec: web({
      command: ['httpd', '-f', '-p', '8080', '-h', '/tmp'],
      readinessProbe: probe({ httpGet: { path: '/ready', port: 8080 } }),
    }),
    cause: 'probe-failing',
    text: 'container "web" is not ready: readinessProbe (GET :8080/ready) fails, got status 404',
    field: 'spec.containers[0].readinessProbe',
  },
  {
    title: 'a readiness probe whose command fails',
    spec: web({ readinessProbe: probe(failing) }),
    cause: 'probe-failing',
    text: 'container "web" is not ready: readinessProbe fails: too busy',
    field: 'spec.containers[0].readinessProbe',
  },
  {
    title: 'a readiness probe whose command takes too long',
    spec: web({ readinessProbe: probe({ exec: { command: shell('sleep 5') } }) }),
    cause: 'probe-failing',
    text: 'container "web" is not ready: readinessProbe fails: command timed out: "sh -c sleep 5" timed out after 1s',
    field: 'spec.containers[0].readinessProbe',
  },
  {
    title: 'a readiness probe whose program is missing',
    spec: web({ readinessProbe: probe({ exec: { command: ['/nosuch'] } }) }),
    cause: 'probe-failing',
    text: 'container "web" is not ready: readinessProbe fails: exec: "/nosuch": stat /nosuch: no such file or directory',
    field: 'spec.containers[0].readinessProbe',
  },
  {
    title: 'a readiness probe of a port that no container names',
    spec: web({ readinessProbe: probe({ httpGet: { path: '/', port: 'http' } }) }),
    cause: 'probe-failing',
    text: 'container "web" is not ready: readinessProbe (GET :http/) fails: port "http" not found',
    field: 'spec.containers[0].readinessProbe',
  },
  {
    title: 'a readiness probe that begins late',
    spec: web({ readinessProbe: probe({ exec: { command: ['true'] } }, { initialDelaySeconds: 3600 }) }),
    cause: 'probe-failing',
    severity: 'progress',
    text: 'container "web" is not ready yet: readinessProbe begins after initialDelaySeconds (3600)',
    field: 'spec.containers[0].readinessProbe',
  },
  {
    title: 'a readiness probe over gRPC of a port that is closed',
    spec: web({ readinessProbe: probe({ grpc: { port: 9000 } }) }),
    cause: 'probe-failing',
    text: 'container "web" is not ready: readinessProbe (gRPC :9000) fails: timeout: failed to connect service "10.1.2.3:9000" within 1s: context deadline exceeded',
    field: 'spec.containers[0].readinessProbe',
  },
  {
    title: 'a liveness probe that restarts its container',
    spec: web({ livenessProbe: probe(failing), command: shell('trap "exit 0" TERM; sleep 1d & wait') }),
    cause: 'probe-failing',
    text: 'container "web" is restarted (3) because its livenessProbe fails: too busy',
    field: 'spec.containers[0].livenessProbe',
  },
  {
    title: 'a startup probe that restarts its container',
    spec: web({
      startupProbe: probe({ tcpSocket: { port: 8080 } }),
      command: shell('trap "exit 0" TERM; sleep 1d & wait'),
    }),
    cause: 'probe-failing',
    text: 'container "web" is restarted (3) because its startupProbe fails: dial tcp 10.1.2.3:8080: connect: connection refused',
    field: 'spec.containers[0].startupProbe',
  },
  {
    title: 'a startup probe that has not passed yet',
    spec: web({ startupProbe: probe(failing, { failureThreshold: 600 }) }),
    cause: 'probe-failing',
    severity: 'warning',
    text: 'container "web" has not started: startupProbe fails: too busy',
    field: 'spec.containers[0].startupProbe',
  },
  {
    title: 'a sidecar that has not started',
    spec: after({
      name: 'proxy',
      restartPolicy: 'Always',
      command: sleeping,
      startupProbe: probe(failing, { failureThreshold: 600 }),
    }),
    cause: 'sidecar-not-started',
    severity: 'warning',
    text: 'sidecar "proxy" has not started, and what starts after it waits: startupProbe fails: too busy',
    field: 'spec.initContainers[0].startupProbe',
  },
  {
    title: 'a readiness gate that nobody opens',
    spec: web({}, { readinessGates: [{ conditionType: 'example.com/load-balanced' }] }),
    cause: 'readiness-gate',
    text: 'not ready: condition "example.com/load-balanced" is not True',
    field: 'spec.readinessGates[0]',
  },
];

const scheduling: readonly PodTrouble[] = [
  {
    title: 'a nodeSelector that matches no node',
    spec: web({}, { nodeSelector: { disk: 'nvme' } }),
    cause: 'unschedulable',
    text: 'none of 1 nodes is suitable: nodeSelector disk=nvme matches no node (1 node)',
    field: 'spec.nodeSelector[disk]',
  },
  {
    title: 'a request that no node can serve',
    spec: web({ resources: { requests: { memory: '900Gi' } } }),
    cause: 'unschedulable',
    text: 'none of 1 nodes is suitable: memory request 900Gi, at most 16Gi free (1 node)',
    field: 'spec.containers[0].resources.requests[memory]',
  },
  {
    title: 'a claim that does not exist',
    spec: web({}, { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] }),
    cause: 'unschedulable',
    text: 'none of 1 nodes is suitable: PersistentVolumeClaim "data" does not exist',
    field: 'spec.volumes[0].persistentVolumeClaim',
  },
  {
    title: 'a scheduler that does not run',
    spec: web({}, { schedulerName: 'batch' }),
    cause: 'unschedulable',
    text: 'no scheduler has considered it, and its schedulerName is "batch"',
    field: 'spec.schedulerName',
  },
  {
    title: 'a scheduling gate',
    spec: web({}, { schedulingGates: [{ name: 'example.com/quota' }] }),
    cause: 'scheduling-gated',
    severity: 'warning',
    text: 'not scheduled because of scheduling gates example.com/quota',
    field: 'spec.schedulingGates',
  },
];

/** All of them. A kubelet reports each in e2e/patterns. */
export const podTroubles: readonly PodTrouble[] = [...ends, ...starts, ...probes, ...scheduling];
