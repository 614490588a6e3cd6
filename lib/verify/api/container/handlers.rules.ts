import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/exec-command',
    severity: 'error',
    title: 'An exec handler has a command.',
    why: 'The kubelet runs the command as it is, without a shell.',
    source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    failing: { object: podOf({ lifecycle: { preStop: { exec: { command: [] } } } }) },
    passing: { object: podOf({ lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } } }) },
  },
  {
    code: 'api/handler',
    severity: 'error',
    title:
      'A probe or lifecycle hook has exactly one handler: exec, httpGet, tcpSocket, grpc (probes only) or sleep (hooks only).',
    why: 'Kubernetes drops `sleep` before 1.30, and the hook then has no handler.',
    source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    failing: { object: podOf({ lifecycle: { preStop: {} } }) },
    passing: { object: podOf({ lifecycle: { preStop: { exec: { command: ['nginx', '-s', 'quit'] } } } }) },
  },
  {
    code: 'api/http-header',
    severity: 'error',
    title: 'The name of an HTTP header has only letters, digits and "-".',
    why: 'The kubelet sends the headers with each request of an httpGet handler.',
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
    title: 'A sleep hook lasts at most terminationGracePeriodSeconds and, before 1.33, at least one second.',
    why: 'When the grace period ends, the kubelet kills the container, even if its hook still runs.',
    source: 'https://kubernetes.io/docs/concepts/containers/container-lifecycle-hooks/',
    failing: { object: podOf({ lifecycle: { preStop: { sleep: { seconds: 31 } } } }) },
    passing: { object: podOf({ lifecycle: { preStop: { sleep: { seconds: 30 } } } }) },
  },
];
