import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/hostNamespaces',
    severity: 'error',
    title: 'A Pod does not use the network, process or IPC namespace of the node.',
    why: 'In these namespaces a Pod can observe and reach the node and all other Pods on it.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ spec: { hostPID: true } }) },
    passing: { object: restrictedPod() },
  },
];
