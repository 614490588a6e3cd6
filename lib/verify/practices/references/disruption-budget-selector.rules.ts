import type { Rule } from '../../../kubernetes/rule';
import { budget, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/disruption-budget-selector',
    severity: 'warning',
    title: 'The selector of a PodDisruptionBudget matches Pods.',
    why: 'A budget that matches no Pods protects none. It is reported only if the app has a workload with a similar name or label.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
    failing: { object: [deployment(), budget({ maxUnavailable: 1 }, { app: 'wbe' })] },
    passing: { object: [deployment(), budget({ maxUnavailable: 1 })] },
  },
];
