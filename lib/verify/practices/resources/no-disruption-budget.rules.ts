import type { Rule } from '../../../kubernetes/rule';
import { budget, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/no-disruption-budget',
    severity: 'warning',
    on: false,
    title: 'A workload with several replicas has a PodDisruptionBudget.',
    why: 'Without one, node drains can evict all replicas at the same time.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/',
    failing: { object: deployment({ workload: { replicas: 2 } }) },
    passing: { object: [deployment({ workload: { replicas: 2 } }), budget({ maxUnavailable: 1 })] },
  },
];
