import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/missing-template',
    severity: 'error',
    title: 'What something is attached to renders with a pod template.',
    why: 'There is nothing to attach to otherwise.',
  },
];
