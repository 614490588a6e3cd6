import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/profile-mismatch',
    severity: 'error',
    title: 'An AppArmor or seccomp profile is the same in the annotation and in the field, if both are set.',
    why: 'Otherwise the version of the node would decide which of the two applies. AppArmor has a field since 1.30.',
    source: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
    failing: {
      kubernetes: '1.35',
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
