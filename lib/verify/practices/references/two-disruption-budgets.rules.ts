import type { Rule } from '../../../kubernetes/rule';
import { budget, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/two-disruption-budgets',
    severity: 'warning',
    title: 'A Pod has at most one PodDisruptionBudget.',
    why: 'The eviction API refuses a Pod that two select, whatever they allow, so that a drain of its node does not end.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#arbitrary-controllers-and-selectors',
    failing: {
      object: [
        deployment({ workload: { replicas: 3 } }),
        budget({ maxUnavailable: 1 }),
        { ...budget({ minAvailable: 1 }), metadata: { name: 'web-of-platform' } },
      ],
    },
    passing: { object: [deployment({ workload: { replicas: 3 } }), budget({ maxUnavailable: 1 })] },
  },
];
