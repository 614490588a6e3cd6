import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/same-probes',
    severity: 'warning',
    title: 'The liveness probe is not the readiness probe.',
    why: 'What should take a container out of its Services for a while restarts it: under load, or when a dependency fails, all replicas at once.',
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
