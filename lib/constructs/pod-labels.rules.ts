import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/no-labels',
    severity: 'error',
    title: 'A workload with a Service, a disruption budget or a network policy has labels on its Pods.',
    why: 'All of them select Pods by labels. An empty selector selects no Pod for a Service, and every Pod of the namespace for the others.',
  },
];
