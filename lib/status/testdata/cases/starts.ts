import { conditions, ended, looping, object, pod, since, waiting } from '../objects';
import type { Case } from './case';
import { inContainer, withEvents } from './with-events';

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

export const startCases: readonly Case[] = [
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
    severity: 'warning',
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
  ...(
    [
      [
        'hostPath type check failed, /data is not a directory, unable to determine its type: path "/data" does not exist',
        'has hostPath "/data", which does not exist on the node',
      ],
      ['hostPath type check failed: /data is not a file', 'has hostPath "/data", which is not a file on the node'],
    ] as const
  ).map(([said, text]) => ({
    title: `a hostPath, as a kubelet says it: ${said.slice(0, 35)}`,
    objects: withEvents(
      pod({
        ...waiting('ContainerCreating'),
        spec: { volumes: [{ name: 'data', hostPath: { path: '/data', type: 'Directory' } }] },
      }),
      ['FailedMount', `MountVolume.SetUp failed for volume "data" : ${said}`],
    ),
    cause: 'volume',
    message: `Pod shop/web: volume "data" ${text}`,
    field: 'spec.volumes[0].hostPath.type',
  })),
  {
    title: 'a postStart hook that does not end',
    objects: withEvents(
      pod({
        ...waiting('ContainerCreating'),
        container: { lifecycle: { postStart: { exec: { command: ['sleep', '1d'] } } } },
      }),
      ['Started', 'Container started', { ...inContainer('web', pod()), lastTimestamp: since }],
    ),
    cause: 'container-create',
    message: 'Pod shop/web: container "web" waits for its postStart hook, which has not ended',
    field: 'spec.containers[0].lifecycle.postStart',
  },
  {
    title: 'a file system that cannot be mounted, by what mount printed',
    objects: withEvents(
      pod({
        ...waiting('ContainerCreating'),
        spec: { volumes: [{ name: 'data', nfs: { server: 'nfs.example', path: '/' } }] },
      }),
      [
        'FailedMount',
        'MountVolume.SetUp failed for volume "data" : mount failed: exit status 32\nMounting command: mount\nMounting arguments: -t nfs nfs.example:/ /pods/1/data\nOutput: mount: /pods/1/data: unknown filesystem type \'nfs\'.\n',
      ],
    ),
    cause: 'volume',
    message: 'Pod shop/web: volume "data" cannot be mounted: mount: unknown filesystem type \'nfs\'.',
    field: 'spec.volumes[0]',
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
