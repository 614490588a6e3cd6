import type { Rule } from '../../../kubernetes/rule';
import { budget, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/disruption-budget-selector',
    severity: 'warning',
    title: 'A disruption budget selects Pods.',
    why: 'One that selects none protects none. It is reported where the app has the workload that it was evidently meant for.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#specifying-a-poddisruptionbudget',
    failing: { object: [deployment(), budget({ maxUnavailable: 1 }, { app: 'wbe' })] },
    passing: { object: [deployment(), budget({ maxUnavailable: 1 })] },
  },
];
