import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/build',
    severity: 'error',
    alsoIn: ['testing/checks/build'],
    title: 'The `build` of an attachment returns an addition in every kind and release.',
    why: 'An error that it throws stops the synthesis without a field or a fix. A finding has both.',
  },
];
