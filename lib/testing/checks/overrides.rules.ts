import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/override',
    severity: 'error',
    title: 'The option `container` of an attachment overrides fields of its container.',
    why: 'All attachments have this option. Without it, a user cannot set what the attachment has no option for.',
  },
];
