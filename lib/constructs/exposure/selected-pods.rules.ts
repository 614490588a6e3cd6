import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/exposed-pods',
    severity: 'error',
    title: 'The ordinal and the labels of expose are those of some Pod of the workload.',
    why: 'A Service that selects no Pods refuses all connections.',
  },
];
