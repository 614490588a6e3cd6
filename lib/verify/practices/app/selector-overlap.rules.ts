import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/selector-overlap',
    severity: 'warning',
    title: 'The selector of a workload matches only its own Pods.',
    why: 'Autoscalers and disruption budgets count the Pods of both workloads, and controllers adopt matching Pods without an owner.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
    failing: { object: [deployment(), deployment({ name: 'canary', labels: { app: 'web', track: 'canary' } })] },
    passing: { object: [deployment(), deployment({ name: 'canary', labels: { app: 'web-canary' } })] },
  },
];
