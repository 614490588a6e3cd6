import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/seLinuxOptions',
    severity: 'error',
    title: 'seLinuxOptions have a container type, and neither a user nor a role.',
    why: 'Other types, users and roles give a process rights on the node that containers do not have.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ podSecurity: { seLinuxOptions: { type: 'spc_t' } } }) },
    passing: { object: restrictedPod({ podSecurity: { seLinuxOptions: { type: 'container_t' } } }) },
  },
];
