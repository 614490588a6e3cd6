import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/finding-code',
    severity: 'error',
    title: 'The findings of an attachment have codes that begin with `custom/`, or codes of this library.',
    why: 'Findings are acknowledged by code. A code without its own prefix may become one of this library.',
  },
];
