import type { Rule } from '../../../kubernetes/rule';
import { budget } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/unhealthy-eviction',
    severity: 'warning',
    on: false,
    title: 'A PodDisruptionBudget sets unhealthyPodEvictionPolicy.',
    why: 'By default, a Pod that never becomes ready can block the drain of its node forever.',
    source: 'https://kubernetes.io/docs/tasks/run-application/configure-pdb/#healthiness-of-a-pod',
    failing: { object: budget({ maxUnavailable: 1 }) },
    passing: { object: budget({ maxUnavailable: 1, unhealthyPodEvictionPolicy: 'AlwaysAllow' }) },
  },
];
