import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/profile-mismatch',
    severity: 'error',
    since: '1.30',
    title: 'A seccomp or AppArmor profile that is said in an annotation and in a field is the same in both.',
    why: 'Otherwise it would depend on the version of a node which of them holds.',
    source: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
    failing: {
      object: podOf(
        { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
        {},
        { annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'runtime/default' } },
      ),
    },
    passing: {
      object: podOf(
        { securityContext: { appArmorProfile: { type: 'Unconfined' } } },
        {},
        { annotations: { 'container.apparmor.security.beta.kubernetes.io/web': 'unconfined' } },
      ),
    },
  },
];
