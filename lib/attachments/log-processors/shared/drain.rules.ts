import type { ProgramRule } from '../../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/log-lines-lost',
    severity: 'warning',
    title:
      'The target release has native sidecars (1.29 or later), so that a log processor stops after the application.',
    why: 'In earlier releases the kubelet stops both at once. The log processor stops reading on SIGTERM, and later lines are never read.',
  },
];
