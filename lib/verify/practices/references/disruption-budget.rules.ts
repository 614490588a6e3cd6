import type { Rule } from '../../../kubernetes/rule';
import { budget, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/disruption-budget',
    severity: 'warning',
    title: 'A PodDisruptionBudget has a limit that allows at least one eviction.',
    why: 'A budget that allows none blocks every node drain. A budget without a limit protects nothing.',
    source:
      'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#think-about-how-your-application-reacts-to-disruptions',
    failing: { object: [deployment({ workload: { replicas: 2 } }), budget({ minAvailable: 2 })] },
    passing: { object: [deployment({ workload: { replicas: 2 } }), budget({ minAvailable: 1 })] },
  },
];
