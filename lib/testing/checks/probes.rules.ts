import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/probe-port',
    severity: 'error',
    title: 'A probe of an attachment calls a port that its own container declares.',
    why: 'A probe of another container restarts the wrong one.',
  },
];
