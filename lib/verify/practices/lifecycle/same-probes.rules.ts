import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/same-probes',
    severity: 'warning',
    on: false,
    title: 'The liveness probe differs from the readiness probe.',
    why: 'Under load, or when a dependency fails, the kubelet would restart all replicas instead of only removing them from their Services.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#when-should-you-use-a-liveness-probe',
    failing: {
      object: deployment({
        container: {
          readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
          livenessProbe: { httpGet: { path: '/ready', port: 'http' } },
        },
      }),
    },
    passing: {
      object: deployment({
        container: {
          readinessProbe: { httpGet: { path: '/ready', port: 'http' } },
          livenessProbe: { httpGet: { path: '/alive', port: 'http' } },
        },
      }),
    },
  },
];
