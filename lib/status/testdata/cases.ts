import {
  app,
  conditions,
  controlledBy,
  deployment,
  deploymentWith,
  ended,
  event,
  looping,
  node,
  object,
  ordinalPod,
  pod,
  podsOf,
  replicaSet,
  since,
  statefulSet,
  unscheduled,
  waiting,
} from './objects';

/** A snapshot, and what is the one finding in it. */
export interface Case {
  readonly title: string;
  readonly objects: readonly object[];
  readonly cause: string;
  readonly message: string;
  readonly field: string;
  readonly severity?: 'warning' | 'progress';
  readonly logs?: Readonly<Record<string, string>>;
}

const pulled = (message: string, image = 'registry.example/web:7') => {
  const parts = waiting('ErrImagePull', message);
  return pod({ ...parts, container: { image } });
};
const withEvents = (about: object, ...all: readonly (readonly [reason: string, message: string, more?: object])[]) => [
  about,
  ...all.map(([reason, message, more]) => event(about, reason, message, more)),
];
const inContainer = (name: string, about: object) => {
  const { kind, metadata } = about as { kind: string; metadata: object };
  return { involvedObject: { kind, ...metadata, fieldPath: `spec.containers{${name}}` } };
};

const imageCases: readonly Case[] = [
  {
    title: 'a tag that does not exist',
    objects: deploymentWith(
      waiting(
        'ImagePullBackOff',
        'Back-off pulling image "registry.example/web:7": ErrImagePull: failed to resolve reference "registry.example/web:7": not found',
      ),
    ),
    cause: 'image-pull',
    message:
      '2 of 3 Pods of Deployment shop/web: image "registry.example/web:7" of container "web" was not found in the registry',
    field: 'spec.template.spec.containers[0].image',
  },
  {
    title: 'a registry that wants credentials, and a Secret with them that does not exist',
    objects: withEvents(pulled('failed to authorize: failed to fetch anonymous token: 401 Unauthorized'), [
      'FailedToRetrieveImagePullSecret',
      'Unable to retrieve some image pull secrets (regcred); attempting to pull the image may not succeed.',
    ]),
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/web:7" of container "web" is refused by the registry: no valid credentials; Secret regcred does not exist',
    field: 'spec.imagePullSecrets',
  },
  {
    title: "a registry's rate limit, which only the event names",
    objects: withEvents(pod(waiting('ImagePullBackOff', 'Back-off pulling image "registry.example/web:7"')), [
      'Failed',
      'Failed to pull image "registry.example/web:7": toomanyrequests: You have reached your pull rate limit.',
    ]),
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/web:7" of container "web" is refused by the registry because of its rate limit',
    field: 'spec.imagePullSecrets',
  },
  {
    title: 'a name that is not valid',
    objects: [
      pod({
        ...waiting('InvalidImageName', 'Failed to apply default image tag "Web:7": couldn\'t parse image name'),
        container: { image: 'Web:7' },
      }),
    ],
    cause: 'image-pull',
    message: 'Pod shop/web: image "Web:7" of container "web" is not a valid image name',
    field: 'spec.containers[0].image',
  },
  {
    title: 'an image that must be on the node',
    objects: [
      pod(
        waiting(
          'ErrImageNeverPull',
          'Container image "registry.example/web:7" is not present with pull policy of Never',
        ),
      ),
    ],
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/web:7" of container "web" is not on the node, and imagePullPolicy is Never',
    field: 'spec.containers[0].imagePullPolicy',
  },
  {
    title: 'a registry that cannot be reached',
    objects: [pulled('dial tcp: lookup registry.example: no such host')],
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/web:7" of container "web" cannot be pulled: the registry cannot be reached',
    field: 'spec.containers[0].image',
  },
  {
    title: 'an image whose name has the words of another error',
    objects: [pulled('dial tcp 10.0.0.1:443: i/o timeout', 'registry.example/unauthorized:403')],
    cause: 'image-pull',
    message:
      'Pod shop/web: image "registry.example/unauthorized:403" of container "web" cannot be pulled: the registry cannot be reached',
    field: 'spec.containers[0].image',
  },
];

const crashed = pod(looping(ended(1)));
const ofContainer = { kind: 'Pod', name: 'web', namespace: 'shop', fieldPath: 'spec.containers{web}' };
const containerCases: readonly Case[] = [
  {
    title: 'a crash loop, with the last line of the log',
    objects: [crashed],
    logs: { 'shop/web/web': 'starting\nfatal: cannot connect to db:5432\n' },
    cause: 'crash-loop',
    message:
      'Pod shop/web: container "web" restarts again and again (7), last exit code 1: "fatal: cannot connect to db:5432"',
    field: 'spec.containers[0]',
  },
  {
    title: 'a crash loop, of which the postStart hook fails, too',
    objects: [crashed, event(crashed, 'FailedPostStartHook', 'PostStartHook failed', { involvedObject: ofContainer })],
    cause: 'crash-loop',
    message: 'Pod shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.containers[0]',
  },
  {
    title: 'a crash loop, with the termination message',
    objects: [pod(looping(ended(3, { message: 'no such database\n' })))],
    cause: 'crash-loop',
    message: 'Pod shop/web: container "web" restarts again and again (7), last exit code 3: "no such database"',
    field: 'spec.containers[0]',
  },
  {
    title: 'a program that does not exist',
    objects: [
      pod({
        ...looping(
          ended(128, {
            reason: 'StartError',
            message:
              'failed to create containerd task: failed to create shim task: OCI runtime create failed: runc create failed: unable to start container process: error during container init: exec: "wbe": executable file not found in $PATH: unknown',
          }),
        ),
        container: { command: ['wbe'] },
      }),
    ],
    cause: 'crash-loop',
    message:
      'Pod shop/web: container "web" restarts again and again (7), last exit code 128: exec: "wbe": executable file not found in $PATH',
    field: 'spec.containers[0].command',
  },
  {
    title: 'a program of a Deployment that ends with success',
    objects: deploymentWith(
      { status: { conditions: conditions('False') }, containerStatus: { ready: false, state: ended(0) } },
      1,
      2,
    ),
    cause: 'exited',
    message: '1 of 3 Pods of Deployment shop/web: container "web" has ended, exit code 0',
    field: 'spec.template.spec.containers[0]',
  },
  {
    title: 'a container that is killed at its memory limit again and again',
    objects: [
      pod({
        ...looping(ended(137, { reason: 'OOMKilled' })),
        container: { resources: { limits: { memory: '256Mi' } } },
      }),
    ],
    cause: 'out-of-memory',
    message: 'Pod shop/web: container "web" was killed at its memory limit of 256Mi (OOMKilled, 7 restarts)',
    field: 'spec.containers[0].resources.limits[memory]',
  },
  {
    title: 'a container that was killed for its memory, and runs again',
    objects: [pod({ containerStatus: { restartCount: 1, lastState: ended(137, { reason: 'OOMKilled' }) } })],
    cause: 'out-of-memory',
    severity: 'warning',
    message: 'Pod shop/web: container "web" was killed when the memory of its node ran out (OOMKilled, 1 restarts)',
    field: 'spec.containers[0].resources.limits[memory]',
  },
  {
    title: 'a key that a Secret does not have',
    objects: [
      pod({
        ...waiting('CreateContainerConfigError', "couldn't find key TOKEN in Secret shop/db"),
        container: {
          env: [
            { name: 'A', value: 'b' },
            { name: 'TOKEN', valueFrom: { secretKeyRef: { name: 'db', key: 'TOKEN' } } },
          ],
        },
      }),
    ],
    cause: 'container-config',
    message: 'Pod shop/web: container "web" needs key "TOKEN", which Secret "db" does not have',
    field: 'spec.containers[0].env[1].valueFrom',
  },
  {
    title: 'a ConfigMap that does not exist',
    objects: [
      pod({
        ...waiting('CreateContainerConfigError', 'configmap "settings" not found'),
        container: { envFrom: [{ configMapRef: { name: 'settings' } }] },
      }),
    ],
    cause: 'container-config',
    message: 'Pod shop/web: container "web" needs ConfigMap "settings", which does not exist',
    field: 'spec.containers[0].envFrom[0]',
  },
  {
    title: 'an image that runs as root',
    objects: [
      pod(
        waiting(
          'CreateContainerConfigError',
          'container has runAsNonRoot and image will run as root (pod: "web_shop(1)", container: web)',
        ),
      ),
    ],
    cause: 'container-config',
    message: 'Pod shop/web: container "web" has runAsNonRoot, and its image runs as root',
    field: 'spec.containers[0].securityContext.runAsUser',
  },
  {
    title: 'a postStart hook that fails',
    objects: [pod(waiting('PostStartHookError', 'Exec lifecycle hook failed'))],
    cause: 'container-create',
    message: 'Pod shop/web: container "web" cannot be started: its postStart hook failed',
    field: 'spec.containers[0].lifecycle.postStart',
  },
];

const unready = pod({
  container: { readinessProbe: { httpGet: { path: '/ready', port: 8080 } } },
  containerStatus: { ready: false },
  status: { conditions: conditions('False') },
});
const unhealthy = pod({ ...looping(ended(137), 4), container: { livenessProbe: { tcpSocket: { port: 'http' } } } });
const unstarted = pod({
  status: {
    phase: 'Pending',
    conditions: conditions('False'),
    initContainerStatuses: [{ name: 'proxy', ready: false, started: false, state: { running: { startedAt: since } } }],
    containerStatuses: [{ name: 'web', ready: false, state: { waiting: { reason: 'PodInitializing' } } }],
  },
  spec: {
    initContainers: [
      { name: 'proxy', image: 'proxy:1', restartPolicy: 'Always', startupProbe: { grpc: { port: 9000 } } },
    ],
  },
});
const migrating = (startedAt: string) =>
  pod({
    status: {
      phase: 'Pending',
      conditions: conditions('False', startedAt),
      initContainerStatuses: [{ name: 'migrate', state: { running: { startedAt } } }],
      containerStatuses: [{ name: 'web', ready: false, state: { waiting: { reason: 'PodInitializing' } } }],
    },
    spec: { initContainers: [{ name: 'migrate', image: 'migrate:1' }] },
  });

const startCases: readonly Case[] = [
  {
    title: 'a readiness probe that gets an error',
    objects: withEvents(unready, [
      'Unhealthy',
      'Readiness probe failed: HTTP probe failed with statuscode: 503',
      inContainer('web', unready),
    ]),
    cause: 'probe-failing',
    message: 'Pod shop/web: container "web" is not ready: readinessProbe (GET :8080/ready) fails, got status 503',
    field: 'spec.containers[0].readinessProbe',
  },
  {
    title: 'a liveness probe that restarts its container',
    objects: withEvents(
      unhealthy,
      ['Killing', 'Container web failed liveness probe, will be restarted'],
      ['Unhealthy', 'Liveness probe failed: dial tcp 10.1.2.3:8080: connect: connection refused'],
    ),
    cause: 'probe-failing',
    message:
      'Pod shop/web: container "web" is restarted (4) because its livenessProbe fails: dial tcp 10.1.2.3:8080: connect: connection refused',
    field: 'spec.containers[0].livenessProbe',
  },
  {
    title: 'a native sidecar that has not started',
    objects: withEvents(unstarted, [
      'Unhealthy',
      'Startup probe failed: timeout: failed to connect service ":9000" within 1s',
    ]),
    cause: 'sidecar-not-started',
    message:
      'Pod shop/web: sidecar "proxy" has not started, and what starts after it waits: startupProbe (gRPC :9000) fails: timeout: failed to connect service ":9000" within 1s',
    field: 'spec.initContainers[0].startupProbe',
  },
  {
    title: 'an init container that does not end',
    objects: [migrating(since)],
    logs: { 'shop/web/migrate': 'waiting for db\n' },
    cause: 'init-stuck',
    severity: 'warning',
    message:
      'Pod shop/web: init container "migrate" (1 of 1) has not ended, and the containers after it wait: "waiting for db"',
    field: 'spec.initContainers[0]',
  },
  {
    title: 'a volume whose Secret does not exist',
    objects: withEvents(
      pod({ ...waiting('ContainerCreating'), spec: { volumes: [{ name: 'tls', secret: { secretName: 'web-tls' } }] } }),
      ['FailedMount', 'MountVolume.SetUp failed for volume "tls" : secret "web-tls" not found'],
      [
        'FailedMount',
        'Unable to attach or mount volumes: unmounted volumes=[tls], unattached volumes=[]: timed out waiting for the condition',
      ],
    ),
    cause: 'volume',
    message: 'Pod shop/web: volume "tls" needs Secret "web-tls", which does not exist',
    field: 'spec.volumes[0].secret.secretName',
  },
  {
    title: 'a volume that another node holds',
    objects: [
      ...withEvents(
        pod({
          ...waiting('ContainerCreating'),
          spec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
        }),
        ['FailedAttachVolume', 'Multi-Attach error for volume "pvc-1" Volume is already used by pod(s) web-0'],
      ),
      object('v1', 'PersistentVolumeClaim', 'data', { spec: { volumeName: 'pvc-1' }, status: { phase: 'Bound' } }),
    ],
    cause: 'volume',
    message: 'Pod shop/web: volume "data" is attached to another node',
    field: 'spec.volumes[0]',
  },
  {
    title: 'a sandbox that the network plugin cannot set up',
    objects: withEvents(pod(waiting('ContainerCreating')), [
      'FailedCreatePodSandBox',
      'Failed to create pod sandbox: rpc error: code = Unknown desc = failed to setup network for sandbox "a": no IP addresses available',
    ]),
    cause: 'sandbox',
    message:
      'Pod shop/web: the sandbox cannot be created: failed to setup network for sandbox "a": no IP addresses available',
    field: '',
  },
  {
    title: 'a readiness gate that no controller has opened',
    objects: [
      pod({
        spec: { readinessGates: [{ conditionType: 'example.com/load-balanced' }] },
        status: {
          conditions: [
            { type: 'ContainersReady', status: 'True', lastTransitionTime: since },
            { type: 'Ready', status: 'False', reason: 'ReadinessGatesNotReady' },
          ],
        },
      }),
    ],
    cause: 'readiness-gate',
    message: 'Pod shop/web: not ready: condition "example.com/load-balanced" is not True',
    field: 'spec.readinessGates[0]',
  },
  {
    title: 'a Pod that does not get ready, for a reason that nothing names',
    objects: [pod({ status: { conditions: conditions('False') } })],
    cause: 'not-ready',
    message: 'Pod shop/web: not ready (Running)',
    field: '',
  },
];

const gpu = node('node-2', {
  labels: { disk: 'ssd' },
  spec: { taints: [{ key: 'gpu', value: 'true', effect: 'NoSchedule' }] },
});
const control = node('control', {
  spec: { taints: [{ key: 'node-role.kubernetes.io/control-plane', effect: 'NoSchedule' }] },
});
const said =
  '0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu. preemption: 0/3 nodes are available: 3 Preemption is not helpful for scheduling.';
const schedulingCases: readonly Case[] = [
  {
    title: 'taints of all nodes',
    objects: [gpu, control, pod(unscheduled('0/2 nodes are available: 2 node(s) had untolerated taint(s).'))],
    cause: 'unschedulable',
    message:
      'Pod shop/web: none of 2 nodes is suitable: taint gpu=true:NoSchedule (1 node); taint node-role.kubernetes.io/control-plane:NoSchedule (1 node)',
    field: 'spec.tolerations',
  },
  {
    title: 'a request that no node can serve, next to the Pods that run',
    objects: [
      node('node-1'),
      gpu,
      pod({ metadata: { name: 'other', uid: 'other' }, container: { resources: { requests: { cpu: '1500m' } } } }),
      pod({ ...unscheduled(said), container: { resources: { requests: { cpu: '3' } } } }),
    ],
    cause: 'unschedulable',
    message:
      'Pod shop/web: none of 2 nodes is suitable: cpu request 3, at most 2500m free (1 node); taint gpu=true:NoSchedule (1 node)',
    field: 'spec.containers[0].resources.requests[cpu]',
  },
  {
    title: 'a nodeSelector that matches no node',
    objects: [
      node('node-1'),
      gpu,
      pod(
        unscheduled("0/2 nodes are available: 1 node(s) didn't match Pod's node affinity/selector.", {
          nodeSelector: { disk: 'nvme' },
          tolerations: [{ operator: 'Exists' }],
        }),
      ),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 2 nodes is suitable: nodeSelector disk=nvme matches no node (2 nodes)',
    field: 'spec.nodeSelector[disk]',
  },
  {
    title: 'only the message of the scheduler, without nodes',
    objects: deploymentWith({ ...unscheduled(said), container: { resources: { requests: { cpu: '3' } } } }, 3, 0),
    cause: 'unschedulable',
    message:
      'all 3 Pods of Deployment shop/web: none of 3 nodes is suitable: not enough cpu free for request 3 (2 nodes); taints that it does not tolerate (1 node)',
    field: 'spec.template.spec.containers[0].resources.requests[cpu]',
  },
  {
    title: 'a topology spread, which only the scheduler judges',
    objects: [
      node('node-1'),
      pod(
        unscheduled("0/1 nodes are available: 1 node(s) didn't match pod topology spread constraints.", {
          topologySpreadConstraints: [
            { topologyKey: 'topology.kubernetes.io/zone', maxSkew: 1, whenUnsatisfiable: 'DoNotSchedule' },
          ],
        }),
      ),
    ],
    cause: 'unschedulable',
    message:
      'Pod shop/web: none of 1 nodes is suitable: topology spread over topology.kubernetes.io/zone would exceed its maxSkew (1 node)',
    field: 'spec.topologySpreadConstraints[0]',
  },
  {
    title: 'an anti-affinity',
    objects: [pod(unscheduled("0/2 nodes are available: 2 node(s) didn't match pod anti-affinity rules."))],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 2 nodes is suitable: podAntiAffinity (2 nodes)',
    field: 'spec.affinity.podAntiAffinity.requiredDuringSchedulingIgnoredDuringExecution',
  },
  {
    title: 'a claim without a volume',
    objects: [
      pod(
        unscheduled('0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found', {
          volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }],
        }),
      ),
    ],
    cause: 'unschedulable',
    message: 'Pod shop/web: none of 2 nodes is suitable: the PersistentVolumeClaim has no volume',
    field: 'spec.volumes[0].persistentVolumeClaim',
  },
  {
    title: 'scheduling gates',
    objects: [
      pod({
        spec: { nodeName: undefined, schedulingGates: [{ name: 'example.com/quota' }] },
        status: {
          phase: 'Pending',
          conditions: [{ type: 'PodScheduled', status: 'False', reason: 'SchedulingGated' }],
          containerStatuses: undefined,
        },
      }),
    ],
    cause: 'scheduling-gated',
    severity: 'warning',
    message: 'Pod shop/web: not scheduled because of scheduling gates example.com/quota',
    field: 'spec.schedulingGates',
  },
];

const deletedAt = (time: string, more: object = {}) => ({
  metadata: { deletionTimestamp: time, deletionGracePeriodSeconds: 30, ...more },
});
const endCases: readonly Case[] = [
  {
    title: 'an eviction for memory',
    objects: [
      pod({
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message:
            'The node was low on resource: memory. Threshold quantity: 100Mi, available: 50Mi. Container web was using 900Mi, request is 64Mi, has larger consumption of memory. ',
        },
      }),
    ],
    cause: 'evicted',
    severity: 'warning',
    message: 'Pod shop/web: evicted: the node ran low on memory; container "web" used 900Mi, request 64Mi',
    field: 'spec.containers[0].resources.requests[memory]',
  },
  {
    title: 'an emptyDir that was larger than its limit',
    objects: [
      pod({
        spec: { volumes: [{ name: 'cache', emptyDir: { sizeLimit: '1Gi' } }] },
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'Usage of EmptyDir volume "cache" exceeds the limit "1Gi". ',
        },
      }),
    ],
    cause: 'evicted',
    severity: 'warning',
    message: 'Pod shop/web: evicted: emptyDir "cache" was larger than its sizeLimit 1Gi',
    field: 'spec.volumes[0].emptyDir.sizeLimit',
  },
  {
    title: 'a preemption',
    objects: [
      pod({
        status: {
          phase: 'Failed',
          conditions: [
            { type: 'DisruptionTarget', status: 'True', reason: 'PreemptionByScheduler', lastTransitionTime: since },
          ],
        },
      }),
    ],
    cause: 'evicted',
    severity: 'warning',
    message: 'Pod shop/web: preempted by a Pod of a higher priority',
    field: 'spec.priorityClassName',
  },
  {
    title: 'a node that refuses a Pod',
    objects: [
      pod({
        status: {
          phase: 'Failed',
          reason: 'OutOfcpu',
          message: "Pod was rejected: Node didn't have enough resource: cpu",
        },
      }),
    ],
    cause: 'rejected-by-node',
    severity: 'warning',
    message:
      'Pod shop/web: refused by node "node-1" (OutOfcpu): Pod was rejected: Node didn\'t have enough resource: cpu',
    field: '',
  },
  {
    title: 'a node that does not report',
    objects: [
      node('node-1', { ready: 'Unknown' }),
      ...deploymentWith({ status: { conditions: conditions('False') } }, 3, 0),
    ],
    cause: 'node-lost',
    message: 'all 3 Pods of Deployment shop/web: node "node-1" does not report',
    field: '',
  },
  {
    title: 'a finalizer that nobody removes',
    objects: [
      pod({
        ...deletedAt('2026-11-30T17:55:00Z', { finalizers: ['example.com/backup'] }),
        containerStatus: { state: ended(0) },
      }),
    ],
    cause: 'terminating',
    message: 'Pod shop/web: deleted, but kept by finalizers example.com/backup',
    field: 'metadata.finalizers',
  },
  {
    title: 'a container that runs on after its grace period',
    objects: withEvents(pod(deletedAt('2026-11-30T17:55:00Z')), [
      'ExceededGracePeriod',
      'Container runtime did not kill the pod within specified grace period.',
    ]),
    cause: 'grace-exceeded',
    message: 'Pod shop/web: container "web" still runs after its grace period of 30 s',
    field: 'spec.terminationGracePeriodSeconds',
  },
  {
    title: 'a Pod past its deadline',
    objects: [
      pod({
        spec: { activeDeadlineSeconds: 60 },
        status: {
          phase: 'Failed',
          reason: 'DeadlineExceeded',
          message: 'Pod was active on the node longer than the specified deadline',
        },
      }),
    ],
    cause: 'deadline-exceeded',
    message: 'Pod shop/web: ran longer than activeDeadlineSeconds (60 s)',
    field: 'spec.activeDeadlineSeconds',
  },
];

const refused = (message: string, template: object = {}) => [
  deployment({ template, status: { replicas: 0, updatedReplicas: 0, readyReplicas: 0, availableReplicas: 0 } }),
  replicaSet({
    template,
    status: {
      replicas: 0,
      conditions: [
        { type: 'ReplicaFailure', status: 'True', reason: 'FailedCreate', message, lastTransitionTime: since },
      ],
    } as never,
  }),
];
const workloadCases: readonly Case[] = [
  {
    title: 'a quota that is used up',
    objects: refused(
      'pods "web-5d4f-x2k4q" is forbidden: exceeded quota: compute, requested: requests.cpu=2, used: requests.cpu=7, limited: requests.cpu=8',
    ),
    cause: 'quota',
    message:
      'Deployment shop/web: cannot create Pods: ResourceQuota "compute" allows requests.cpu=8, used requests.cpu=7, requested requests.cpu=2',
    field: 'spec.template.spec.containers[0].resources.requests[cpu]',
  },
  {
    title: 'a quota of Pods',
    objects: refused(
      'pods "web-5d4f-x2k4q" is forbidden: exceeded quota: count, requested: pods=1, used: pods=5, limited: pods=5',
    ),
    cause: 'quota',
    message:
      'Deployment shop/web: cannot create Pods: ResourceQuota "count" allows pods=5, used pods=5, requested pods=1',
    field: 'spec.replicas',
  },
  {
    title: 'Pod Security',
    objects: refused(
      'pods "web-5d4f-x2k4q" is forbidden: violates PodSecurity "restricted:latest": allowPrivilegeEscalation != false (container "web" must set securityContext.allowPrivilegeEscalation=false)',
    ),
    cause: 'pod-security',
    message:
      'Deployment shop/web: cannot create Pods: level restricted of Pod Security refuses allowPrivilegeEscalation != false (container "web")',
    field: 'spec.template.spec.containers[0].securityContext',
  },
  {
    title: 'a webhook that refuses Pods',
    objects: refused('admission webhook "policy.example.com" denied the request: image has no digest'),
    cause: 'admission-webhook',
    message: 'Deployment shop/web: cannot create Pods: webhook "policy.example.com" refuses them: image has no digest',
    field: 'spec.template.spec',
  },
  {
    title: 'a ServiceAccount that does not exist, in an event',
    objects: withEvents(statefulSet({ status: { replicas: 0, readyReplicas: 0, availableReplicas: 0 } }), [
      'FailedCreate',
      'create Pod db-0 in StatefulSet db failed error: pods "db-0" is forbidden: error looking up service account shop/db: serviceaccount "db" not found',
    ]),
    cause: 'creation-failed',
    message: 'StatefulSet shop/db: cannot create Pods: ServiceAccount "db" does not exist',
    field: 'spec.template.spec.serviceAccountName',
  },
  {
    title: 'a rollout without progress',
    objects: [
      deployment({
        status: {
          updatedReplicas: 1,
          replicas: 4,
          conditions: [
            { type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded', lastUpdateTime: since },
          ],
        },
      }),
    ],
    cause: 'progress-deadline',
    message:
      'Deployment shop/web: its rollout has made no progress for 600 s: 1 of 3 Pods have the new template, 3 available',
    field: 'spec.progressDeadlineSeconds',
  },
  {
    title: 'a rollout in progress',
    objects: [deployment({ status: { updatedReplicas: 1, replicas: 4 } })],
    cause: 'rollout',
    severity: 'progress',
    message: 'Deployment shop/web: its rollout is in progress: 1 of 3 Pods have the new template, 3 available',
    field: 'spec.template',
  },
  {
    title: 'a change that the controller has not seen',
    objects: [deployment({ metadata: { generation: 2 } })],
    cause: 'rollout',
    severity: 'progress',
    message: 'Deployment shop/web: its controller has not seen the latest change yet',
    field: 'spec.template',
  },
  {
    title: 'a StatefulSet whose Pods are only replaced when they are deleted',
    objects: [
      statefulSet({
        spec: { updateStrategy: { type: 'OnDelete' } },
        status: { updateRevision: 'db-2', updatedReplicas: 0 },
      }),
    ],
    cause: 'rollout',
    severity: 'progress',
    message:
      'StatefulSet shop/db: its Pods get the new template when they are deleted: 0 of 3 Pods have the new template, 3 available',
    field: 'spec.updateStrategy.type',
  },
  {
    title: 'a StatefulSet that waits for a Pod which is still starting',
    objects: [
      statefulSet({ status: { replicas: 2, readyReplicas: 1, availableReplicas: 1 } }),
      ordinalPod(0),
      ordinalPod(1, { status: { conditions: conditions('False', '2026-11-30T17:59:40Z') } }),
    ],
    cause: 'stateful-set-waits',
    severity: 'progress',
    message: 'StatefulSet shop/db: waits for Pod db-1 to be ready before it creates the next (1 of 3 ready)',
    field: 'spec.podManagementPolicy',
  },
  {
    title: 'a Deployment with fewer Pods than it should have, without its Pods',
    objects: [deployment({ status: { availableReplicas: 2 } })],
    cause: 'not-available',
    severity: 'warning',
    message: 'Deployment shop/web: 2 of 3 Pods are available',
    field: 'spec.replicas',
  },
];

const failedJobOf = (name: string, condition: object, metadata: object = {}) =>
  object(
    'batch/v1',
    'Job',
    name,
    {
      spec: { backoffLimit: 2 },
      status: { failed: 3, conditions: [{ status: 'True', lastTransitionTime: since, ...condition }] },
    },
    metadata,
  );
const jobPod = (name: string, job: string) =>
  pod({
    metadata: { name, uid: name, ...controlledBy('Job', job, 'batch/v1') },
    spec: { restartPolicy: 'Never' },
    status: { phase: 'Failed' },
    containerStatus: { state: ended(2, { message: 'no such table' }) },
  });
const jobCases: readonly Case[] = [
  {
    title: 'a Job that failed, with how its last Pod ended',
    objects: [
      failedJobOf('migrate', { type: 'Failed', reason: 'BackoffLimitExceeded' }),
      jobPod('migrate-1', 'migrate'),
    ],
    cause: 'job-failed',
    message:
      'Job shop/migrate: failed after 3 failed Pods (backoffLimit 2); container "web" ended with exit code 2: "no such table"',
    field: 'spec.backoffLimit',
  },
  {
    title: 'the last Job of a CronJob',
    objects: [
      object('batch/v1', 'CronJob', 'backup', { spec: {} }),
      failedJobOf(
        'backup-1',
        { type: 'Failed', reason: 'BackoffLimitExceeded' },
        controlledBy('CronJob', 'backup', 'batch/v1'),
      ),
      failedJobOf(
        'backup-2',
        { type: 'Failed', reason: 'DeadlineExceeded' },
        { ...controlledBy('CronJob', 'backup', 'batch/v1'), creationTimestamp: since },
      ),
    ],
    cause: 'job-failed',
    message: 'Job backup-2 of CronJob shop/backup: failed: it ran longer than activeDeadlineSeconds (unknown s)',
    field: 'spec.jobTemplate.spec.activeDeadlineSeconds',
  },
  {
    title: 'a Pod of a Job that is still to be tried again',
    objects: [
      object('batch/v1', 'Job', 'migrate', {
        spec: { template: { spec: { containers: [app] } } },
        status: { active: 1, failed: 1 },
      }),
      jobPod('migrate-1', 'migrate'),
    ],
    cause: 'exited',
    severity: 'warning',
    message: 'Pod migrate-1 of Job shop/migrate: container "web" has ended, exit code 2: "no such table"',
    field: 'spec.template.spec.containers[0]',
  },
  {
    title: 'a CronJob that is suspended',
    objects: [object('batch/v1', 'CronJob', 'backup', { spec: { suspend: true } })],
    cause: 'suspended',
    severity: 'progress',
    message: 'CronJob shop/backup: suspended',
    field: 'spec.suspend',
  },
  {
    title: 'a CronJob that missed a time',
    objects: withEvents(object('batch/v1', 'CronJob', 'backup', { spec: {} }), [
      'MissSchedule',
      'Missed scheduled time to start a job: Mon, 30 Nov 2026 17:00:00 +0000',
    ]),
    cause: 'missed-schedule',
    severity: 'warning',
    message: 'CronJob shop/backup: missed a scheduled time by more than startingDeadlineSeconds',
    field: 'spec.startingDeadlineSeconds',
  },
];

const budget = (spec: object, status: object) =>
  object('policy/v1', 'PodDisruptionBudget', 'web', {
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
    status,
  });
const needCases: readonly Case[] = [
  {
    title: 'a budget that never allows an eviction',
    objects: [
      budget({ minAvailable: 3 }, { disruptionsAllowed: 0, expectedPods: 3, currentHealthy: 3, desiredHealthy: 3 }),
    ],
    cause: 'disruption-budget',
    severity: 'warning',
    message: 'PodDisruptionBudget shop/web: allows no eviction: minAvailable 3, 3 of 3 Pods healthy',
    field: 'spec.minAvailable',
  },
  {
    title: 'a budget that blocks the drain of a node',
    objects: [
      node('node-1', { spec: { unschedulable: true } }),
      budget({ maxUnavailable: 0 }, { disruptionsAllowed: 0, expectedPods: 1, currentHealthy: 1, desiredHealthy: 1 }),
      pod({ metadata: { labels: { app: 'web' } } }),
    ],
    cause: 'disruption-budget',
    message:
      'PodDisruptionBudget shop/web: allows no eviction: maxUnavailable 0, 1 of 1 Pods healthy; the drain of node "node-1" waits',
    field: 'spec.maxUnavailable',
  },
  {
    title: 'an autoscaler whose Pods have no request',
    objects: [
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'web', {
        spec: { metrics: [{ type: 'External' }, { type: 'Resource', resource: { name: 'cpu' } }] },
        status: {
          conditions: [
            { type: 'AbleToScale', status: 'True', reason: 'SucceededGetScale' },
            {
              type: 'ScalingActive',
              status: 'False',
              reason: 'FailedGetResourceMetric',
              message:
                'the HPA was unable to compute the replica count: failed to get cpu utilization: missing request for cpu in container web of Pod web-1',
            },
          ],
        },
      }),
    ],
    cause: 'autoscaler',
    message: 'HorizontalPodAutoscaler shop/web: does not scale: container "web" has no cpu request',
    field: 'spec.metrics[1]',
  },
  {
    title: 'a claim of a StatefulSet whose StorageClass does not exist',
    objects: [
      statefulSet(),
      ...[0, 1].flatMap((ordinal) =>
        withEvents(
          object('v1', 'PersistentVolumeClaim', `data-db-${ordinal}`, {
            spec: { storageClassName: 'fast' },
            status: { phase: 'Pending' },
          }),
          ['ProvisioningFailed', 'storageclass.storage.k8s.io "fast" not found'],
        ),
      ),
    ],
    cause: 'claim-pending',
    message: 'all 2 PersistentVolumeClaims of StatefulSet shop/db: no volume: StorageClass "fast" does not exist',
    field: 'spec.volumeClaimTemplates[0].spec.storageClassName',
  },
  {
    title: 'a Namespace that does not go',
    objects: [
      {
        apiVersion: 'v1',
        kind: 'Namespace',
        metadata: { name: 'old', deletionTimestamp: since },
        status: {
          phase: 'Terminating',
          conditions: [
            {
              type: 'NamespaceFinalizersRemaining',
              status: 'True',
              message: 'Some content in the namespace has finalizers remaining: example.com/x in 1 resource instances',
            },
          ],
        },
      },
    ],
    cause: 'namespace-terminating',
    message:
      'Namespace old: deleted, but not gone: Some content in the namespace has finalizers remaining: example.com/x in 1 resource instances',
    field: 'spec.finalizers',
  },
];

const rolloutPods = (parts: object) =>
  podsOf(2, { ...parts, metadata: { labels: {}, ...controlledBy('ReplicaSet', 'web-5d4f') } }).map((one) => one);
const ownerCases: readonly Case[] = [
  {
    title: 'Pods of an old template, apart from the new ones',
    objects: [
      deployment({ status: { updatedReplicas: 3, replicas: 3 } }),
      replicaSet(),
      replicaSet({ hash: '7b9c', revision: '1' }),
      ...podsOf(3),
      ...podsOf(2, looping(ended(1)), '7b9c'),
    ],
    cause: 'crash-loop',
    message: 'all 2 old Pods of Deployment shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers[0]',
  },
  {
    title: 'a Deployment of which only Pods are in the snapshot',
    objects: podsOf(2, looping(ended(1))),
    cause: 'crash-loop',
    message: 'all 2 Pods of Deployment shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers[0]',
  },
  {
    title: 'a container that stands elsewhere in the template',
    objects: deploymentWith(looping(ended(1)), 1, 0, { template: { containers: [{ name: 'logs' }, { name: 'web' }] } }),
    cause: 'crash-loop',
    message: 'Pod web-5d4f-000 of Deployment shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers[1]',
  },
  {
    title: 'a container that a webhook has added',
    objects: deploymentWith(looping(ended(1)), 1, 0, { template: { containers: [{ name: 'app' }] } }),
    cause: 'crash-loop',
    message: 'Pod web-5d4f-000 of Deployment shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers',
  },
  {
    title: 'Pods of a custom resource',
    objects: [
      object('argoproj.io/v1alpha1', 'Rollout', 'web', {
        spec: { template: { spec: { containers: [{ name: 'web' }] } } },
      }),
      object(
        'apps/v1',
        'ReplicaSet',
        'web-5d4f',
        { spec: { replicas: 2 }, status: { replicas: 2 } },
        controlledBy('Rollout', 'web', 'argoproj.io/v1alpha1'),
      ),
      ...rolloutPods(looping(ended(1))),
    ],
    cause: 'crash-loop',
    message: 'all 2 Pods of Rollout shop/web: container "web" restarts again and again (7), last exit code 1',
    field: 'spec.template.spec.containers[0]',
  },
  {
    title: 'Pods of a kind that is not known',
    objects: [pod({ ...looping(ended(1)), metadata: controlledBy('Cluster', 'pg', 'postgresql.cnpg.io/v1') })],
    cause: 'crash-loop',
    message: 'Pod web of Cluster shop/pg: container "web" restarts again and again (7), last exit code 1',
    field: '',
  },
];

/** All snapshots with one finding. */
export const cases: readonly Case[] = [
  ...imageCases,
  ...containerCases,
  ...startCases,
  ...schedulingCases,
  ...endCases,
  ...workloadCases,
  ...jobCases,
  ...needCases,
  ...ownerCases,
];
