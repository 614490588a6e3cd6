import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/drain-seconds',
    severity: 'error',
    title: 'Each container of an attachment that is not an init container has `drainSeconds`.',
    why: 'The grace period of a Pod is computed from them. Without, the container may be killed while it drains.',
  },
  {
    code: 'attachment/grace-period',
    severity: 'error',
    title: 'A Pod with the attachment stops within the default grace period of 30 seconds.',
    why: 'On an existing Pod the attachment does not set the grace period, and the kubelet kills what still runs.',
  },
];
