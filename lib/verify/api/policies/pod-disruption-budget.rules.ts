import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/disruption-budget',
    severity: 'error',
    title: 'A PodDisruptionBudget sets at most one of minAvailable and maxUnavailable.',
    why: 'Both limit how many Pods can be evicted at the same time, and could contradict each other.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
    failing: {
      object: {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'web' },
        spec: { minAvailable: 1, maxUnavailable: 1 },
      },
    },
    passing: {
      object: {
        apiVersion: 'policy/v1',
        kind: 'PodDisruptionBudget',
        metadata: { name: 'web' },
        spec: { minAvailable: 1 },
      },
    },
  },
];
