import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/exec-command',
    severity: 'error',
    title: 'An exec handler has a command.',
    why: 'It is run as it is, without a shell.',
    source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    failing: { object: podOf({ lifecycle: { preStop: { exec: { command: [] } } } }) },
    passing: { object: podOf({ lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } } }) },
  },
  {
    code: 'api/handler',
    severity: 'error',
    title: 'A probe or hook has exactly one handler: exec, httpGet, tcpSocket, for probes grpc, for hooks sleep.',
    why: 'A hook without one is often what an older server made of sleep, which it does not know (before 1.30).',
    source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    failing: { object: podOf({ lifecycle: { preStop: {} } }) },
    passing: { object: podOf({ lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } } }) },
  },
  {
    code: 'api/http-header',
    severity: 'error',
    title: 'A header’s name has letters, digits and "-" only.',
    why: 'Other names are not sent.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/',
    failing: {
      object: podOf({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X_Probe', value: 'a' }] } } }),
    },
    passing: {
      object: podOf({ livenessProbe: { httpGet: { port: 80, httpHeaders: [{ name: 'X-Probe', value: 'a' }] } } }),
    },
  },
  {
    code: 'api/sleep',
    severity: 'error',
    since: '1.30',
    title:
      'A hook sleeps at most as long as the Pod’s terminationGracePeriodSeconds, and before 1.33 at least a second.',
    why: 'After that time the container is killed, hook or no hook.',
    source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    failing: { object: podOf({ lifecycle: { preStop: { sleep: { seconds: 31 } } } }) },
    passing: { object: podOf({ lifecycle: { preStop: { sleep: { seconds: 30 } } } }) },
  },
];
