import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/probe-grace-period',
    severity: 'error',
    title: 'The grace period of a probe is 1 second or more, and readiness probes have none.',
    why: 'It is for the end of a container that its probe gave up on; a readiness probe ends none.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds',
    failing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, terminationGracePeriodSeconds: 0 } }) },
    passing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, terminationGracePeriodSeconds: 1 } }) },
  },
  {
    code: 'api/probe-timing',
    severity: 'error',
    title: 'Delays, periods, timeouts and thresholds of probes are not negative.',
    why: 'A 0 is replaced by the default (but for the initial delay, which it is).',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    failing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, periodSeconds: -1 } }) },
    passing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, periodSeconds: 1 } }) },
  },
  {
    code: 'api/success-threshold',
    severity: 'error',
    title: 'Liveness and startup probes succeed after one success.',
    why: 'Only readiness can ask for several in a row.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    failing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, successThreshold: 2 } }) },
    passing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, successThreshold: 1 } }) },
  },
];
