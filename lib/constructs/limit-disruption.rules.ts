import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/disruption-budget',
    severity: 'error',
    title:
      'minAvailable of limitDisruption is less than the fewest Pods of its workload, which no other budget is for.',
    why: 'Otherwise no Pod may ever be evicted, and a drain of its node does not end. The fewest Pods are the minimum of its autoscaler, or its replicas. Of two budgets, each blocks evictions.',
  },
];
