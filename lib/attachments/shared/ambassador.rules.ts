import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/ambassador-starts-late',
    severity: 'warning',
    title: 'An ambassador starts before the containers that connect to it.',
    why: 'Without native sidecars it starts after all init containers, together with the application, whose first connections are refused.',
  },
];
