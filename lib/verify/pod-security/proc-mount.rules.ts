import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/procMount',
    severity: 'error',
    since: '1.33',
    title:
      'What runtimes mask of /proc stays masked, but in a user namespace of the Pod’s own (`hostUsers: false`, from 1.35).',
    why: 'What is masked shows and sets things of the node’s kernel. An API rule refuses the same Pods.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ security: { procMount: 'Unmasked' } }) },
    passing: { object: restrictedPod({ spec: { hostUsers: false }, security: { procMount: 'Unmasked' } }) },
  },
  {
    code: 'pod-security/procMount_restricted',
    severity: 'error',
    since: '1.35',
    title: 'What runtimes mask of /proc stays masked (from 1.35; the baseline level says so before).',
    why: 'From 1.35 on the baseline level allows it in user namespaces; the restricted one does not.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: { object: restrictedPod({ spec: { hostUsers: false }, security: { procMount: 'Unmasked' } }) },
    passing: { object: restrictedPod() },
  },
];
