import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/procMount',
    severity: 'error',
    since: '1.33',
    title: 'procMount is Default; since 1.35, Unmasked is allowed with `hostUsers: false`.',
    why: "Masked paths in /proc show and change settings of the node's kernel. An API rule rejects the same Pods.",
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ security: { procMount: 'Unmasked' } }) },
    passing: { object: restrictedPod({ spec: { hostUsers: false }, security: { procMount: 'Unmasked' } }) },
  },
  {
    code: 'pod-security/procMount_restricted',
    severity: 'error',
    since: '1.35',
    title: 'procMount is Default, with `hostUsers: false` too.',
    why: 'The baseline level allows Unmasked in a user namespace, and the restricted level does not.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: { object: restrictedPod({ spec: { hostUsers: false }, security: { procMount: 'Unmasked' } }) },
    passing: { object: restrictedPod() },
  },
];
