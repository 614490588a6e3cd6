import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/sends-to',
    severity: 'error',
    title: 'The servers in arguments, variables and config files of an attachment are in its `sendsTo`.',
    why: 'The NetworkPolicy of `isolate` lets a Pod reach these servers only.',
  },
];
