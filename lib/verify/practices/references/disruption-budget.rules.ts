import type { Rule } from '../../../kubernetes/rule';
import { budget, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/disruption-budget',
    severity: 'warning',
    title: 'A disruption budget allows an eviction at a time.',
    why: 'One that never does stops every drain of a node; one that says nothing protects nothing.',
    source:
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
    failing: { object: [deployment({ workload: { replicas: 2 } }), budget({ minAvailable: 2 })] },
    passing: { object: [deployment({ workload: { replicas: 2 } }), budget({ minAvailable: 1 })] },
  },
];
