import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/no-labels',
    severity: 'error',
    title: 'A workload with a disruption budget or a network policy has labels on its Pods.',
    why: 'Both select Pods by labels, and an empty selector selects every Pod of the namespace.',
  },
];
