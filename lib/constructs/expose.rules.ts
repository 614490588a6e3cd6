import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/no-port',
    severity: 'error',
    alsoIn: ['constructs/isolation/findings'],
    title:
      'A workload that is exposed, or that a peer of isolate connects to, declares a port, or has an attachment that serves one.',
    why: 'The Service and the NetworkPolicy have the ports of the proxies, otherwise those of the main containers. Without ports, neither leads to the Pods.',
  },
];
