import type { ProgramRule } from '../../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/loopback-probe',
    severity: 'error',
    title: 'No probe connects to a port that the application binds on 127.0.0.1 only.',
    why: 'The kubelet connects to the IP address of the Pod, so the probe always fails.',
  },
];
