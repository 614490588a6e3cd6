import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/no-target-port',
    severity: 'error',
    title: 'A Service that is retargeted goes to the port that it is taken from.',
    why: 'Else nothing would change, and the traffic would still go past the proxy.',
  },
];
