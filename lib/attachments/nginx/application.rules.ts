import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/loopback-probe',
    severity: 'error',
    title: 'No probe from outside asks a port on which an application listens at 127.0.0.1 alone.',
    why: 'The kubelet asks the address of the Pod, so it would always fail.',
  },
  {
    code: 'practice/pre-stop-sleep',
    severity: 'warning',
    title: 'An application behind a proxy stops after the proxy has served what it had.',
    why: 'Else the last requests before a roll-out fail.',
  },
];
