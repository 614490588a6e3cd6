import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/hostNamespaces',
    severity: 'error',
    title: 'The node’s network, processes and IPC are not shared.',
    why: 'They show, and let a Pod talk to, what the node and all other Pods on it do.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ spec: { hostPID: true } }) },
    passing: { object: restrictedPod() },
  },
];
