import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/no-port',
    severity: 'error',
    title: 'What is exposed listens somewhere.',
    why: 'A Service has ports; they are those that containers declare, or that a proxy takes requests on.',
  },
];
