import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/app-armor-profile',
    severity: 'error',
    since: '1.30',
    title: 'An AppArmor profile has a type, and a localhostProfile if and only if the type is Localhost.',
    why: 'localhostProfile names a profile that is loaded on the node: at most 4095 bytes, without leading or trailing whitespace.',
    source: 'https://kubernetes.io/docs/tutorials/security/apparmor/',
    failing: {
      object: podOf({ securityContext: { appArmorProfile: { type: 'RuntimeDefault', localhostProfile: 'web' } } }),
    },
    passing: {
      object: podOf({ securityContext: { appArmorProfile: { type: 'Localhost', localhostProfile: 'web' } } }),
    },
  },
  {
    code: 'api/seccomp-profile',
    severity: 'error',
    title: 'A seccomp profile has a type, and a localhostProfile if and only if the type is Localhost.',
    why: 'localhostProfile is a relative path without "..". The kubelet resolves it in the seccomp directory below its root directory.',
    source: 'https://kubernetes.io/docs/tutorials/security/seccomp/',
    failing: { object: podOf({ securityContext: { seccompProfile: { type: 'Localhost' } } }) },
    passing: {
      object: podOf({
        securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/web.json' } },
      }),
    },
  },
];
