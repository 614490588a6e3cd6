import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/profile-mismatch',
    severity: 'error',
    since: '1.30',
    title: 'An AppArmor profile is the same in the annotation and in the field, if both are set.',
    why: 'Otherwise the version of the node would decide which of the two applies. In all releases, the rule applies to seccomp profiles.',
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
