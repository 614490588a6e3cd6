import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/no-target-port',
    severity: 'error',
    title: 'A Service that is retargeted has a port with the target port `from`.',
    why: 'Otherwise no port would change, and traffic would still bypass the proxy.',
  },
];
