import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/resources',
    severity: 'error',
    title: 'Each container of an attachment has CPU and memory requests, and a memory limit.',
    why: 'The container shares a Pod with an application, whose memory and place on the node it must not take.',
  },
];
