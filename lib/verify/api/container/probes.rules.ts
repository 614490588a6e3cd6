import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/probe-grace-period',
    severity: 'error',
    title: 'terminationGracePeriodSeconds of a probe is at least 1, and is not set on a readiness probe.',
    why: 'The kubelet grants this time to a container that fails its liveness or startup probe. A failed readiness probe stops nothing.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#probe-level-terminationgraceperiodseconds',
    failing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, terminationGracePeriodSeconds: 0 } }) },
    passing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, terminationGracePeriodSeconds: 1 } }) },
  },
  {
    code: 'api/probe-timing',
    severity: 'error',
    title: 'Delays, periods, timeouts and thresholds of a probe are 0 or greater.',
    why: 'The API server replaces 0 with the default of the field, for example a period of 10 seconds.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    failing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, periodSeconds: -1 } }) },
    passing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, periodSeconds: 1 } }) },
  },
  {
    code: 'api/success-threshold',
    severity: 'error',
    title: 'successThreshold of a liveness or startup probe is 1.',
    why: 'Only a readiness probe can require several successes in a row.',
    source:
      'https://kubernetes.io/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/#configure-probes',
    failing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, successThreshold: 2 } }) },
    passing: { object: podOf({ livenessProbe: { httpGet: { port: 80 }, successThreshold: 1 } }) },
  },
];
