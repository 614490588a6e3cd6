import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/acknowledgement',
    severity: 'error',
    title: 'Each code in `acknowledge` of `checkAttachment` is reported without it.',
    why: 'An acknowledgement that is not needed would hide a later mistake.',
  },
];
