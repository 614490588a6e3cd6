import type { Rule } from '../../../kubernetes/rule';
import { budget } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/unhealthy-eviction',
    severity: 'warning',
    on: false,
    title: 'A disruption budget says whether broken Pods can be evicted.',
    why: 'By default a Pod that never becomes ready stops the drain of its node for ever.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#healthiness-of-a-pod',
    failing: { object: budget({ maxUnavailable: 1 }) },
    passing: { object: budget({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' }) },
  },
];
