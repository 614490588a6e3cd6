import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/no-port',
    severity: 'error',
    title: 'A workload that is exposed declares a port, or has an attachment that serves one.',
    why: 'The Service publishes the ports of the proxies, otherwise those of the main containers. The API server rejects a Service without ports.',
  },
];
