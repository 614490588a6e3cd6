import { conditions, deploymentWith, ended, event, looping, pod, since, waiting } from '../objects';
import type { Case } from './case';

const crashed = pod(looping(ended(1)));
const ofContainer = { kind: 'Pod', name: 'web', namespace: 'shop', fieldPath: 'spec.containers{web}' };

const resized = (reason: string, message: string) =>
  pod({
    container: { resources: { requests: { cpu: '99', memory: '64Mi' } } },
    containerStatus: { resources: { requests: { cpu: '100m', memory: '64Mi' } } },
    status: {
      conditions: [
        ...conditions('True'),
        { type: 'PodResizePending', status: 'True', reason, message, lastTransitionTime: since },
      ],
    },
  });

export const containerCases: readonly Case[] = [
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
    title: 'a program that writes to a read-only file system',
    objects: [pod({ ...looping(ended(1)), container: { securityContext: { readOnlyRootFilesystem: true } } })],
    logs: { 'shop/web/web': 'mkdir() "/var/cache/nginx" failed (30: Read-only file system)\n' },
    cause: 'crash-loop',
    message:
      'Pod shop/web: container "web" restarts again and again (7), last exit code 1: "mkdir() "/var/cache/nginx" failed (30: Read-only file system)"',
    field: 'spec.containers[0].securityContext.readOnlyRootFilesystem',
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
    title: 'a user that is root where it must not be',
    objects: [
      pod({
        ...waiting(
          'CreateContainerConfigError',
          'container\'s runAsUser breaks non-root policy (pod: "web_shop(1)", container: web)',
        ),
        container: { securityContext: { runAsNonRoot: true, runAsUser: 0 } },
      }),
    ],
    cause: 'container-config',
    message: 'Pod shop/web: container "web" has runAsNonRoot, and runAsUser 0, which is root',
    field: 'spec.containers[0].securityContext.runAsUser',
  },
  {
    title: 'an image without a command',
    objects: [
      pod(
        waiting(
          'CreateContainerError',
          'failed to generate container "0228f0e3" spec: failed to generate spec: no command specified',
        ),
      ),
    ],
    cause: 'container-create',
    message: 'Pod shop/web: container "web" cannot be created: its image has no command, and none is set',
    field: 'spec.containers[0].command',
  },
  {
    title: 'a seccomp profile that the node does not have',
    objects: [
      pod(
        waiting(
          'CreateContainerError',
          'failed to create containerd container: cannot load seccomp profile "/var/lib/kubelet/seccomp/web.json": open /var/lib/kubelet/seccomp/web.json: no such file or directory',
        ),
      ),
    ],
    cause: 'container-create',
    message: 'Pod shop/web: container "web" cannot be created: seccomp profile "web.json" is not on its node',
    field: 'spec.containers[0].securityContext.seccompProfile',
  },
  {
    title: 'a user that the image does not have',
    objects: [
      pod(
        waiting(
          'CreateContainerError',
          'failed to create containerd container: mount callback failed on /tmp/mount1: statat etc/passwd: no such file or directory',
        ),
      ),
    ],
    cause: 'container-create',
    message: 'Pod shop/web: container "web" cannot be created: the user of its image is not in the image',
    field: 'spec.containers[0].securityContext.runAsUser',
  },
  {
    title: 'an image for another platform, in the log',
    objects: [pod(looping(ended(1)))],
    logs: { 'shop/web/web': 'exec /app: exec format error\n' },
    cause: 'crash-loop',
    message:
      'Pod shop/web: container "web" restarts again and again (7), last exit code 1: "exec /app: exec format error"',
    field: 'spec.containers[0].image',
  },
  {
    title: 'a port of the node that something else listens on',
    objects: [pod({ ...looping(ended(1)), spec: { containers: [{ name: 'web' }], hostNetwork: true } })],
    logs: { 'shop/web/web': 'bind: Address already in use\n' },
    cause: 'crash-loop',
    message:
      'Pod shop/web: container "web" restarts again and again (7), last exit code 1: "bind: Address already in use"',
    field: 'spec.hostNetwork',
  },
  {
    title: 'a resize that is more than the node has',
    objects: [resized('Infeasible', "Node didn't have enough capacity: cpu, requested: 99000, capacity: 4000")],
    cause: 'resize',
    message:
      "Pod shop/web: its resize is refused by its node: Node didn't have enough capacity: cpu, requested: 99000, capacity: 4000",
    field: 'spec.containers[0].resources.requests[cpu]',
  },
  {
    title: 'a resize that waits for other Pods',
    objects: [
      resized('Deferred', "Node didn't have enough resource: cpu, requested: 99000, used: 100, capacity: 4000"),
    ],
    cause: 'resize',
    severity: 'warning',
    message:
      "Pod shop/web: its resize waits for room on its node: Node didn't have enough resource: cpu, requested: 99000, used: 100, capacity: 4000",
    field: 'spec.containers[0].resources.requests[cpu]',
  },
  {
    title: 'a postStart hook that fails',
    objects: [pod(waiting('PostStartHookError', 'Exec lifecycle hook failed'))],
    cause: 'container-create',
    message: 'Pod shop/web: container "web" cannot be started: its postStart hook failed',
    field: 'spec.containers[0].lifecycle.postStart',
  },
];
