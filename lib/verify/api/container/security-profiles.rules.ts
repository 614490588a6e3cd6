import { podOf } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/app-armor-profile',
    severity: 'error',
    since: '1.30',
    title:
      'An AppArmor profile has a type, and a localhostProfile exactly where that is Localhost: without white space around it, at most 4095 bytes.',
    why: 'The profile is one that is loaded on the node, by its name.',
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
    title:
      'A seccomp profile has a type, and a localhostProfile exactly where that is Localhost: a relative path without "..".',
    why: 'The kubelet looks for the profile below its own directory.',
    source: 'https://kubernetes.io/docs/tutorials/security/seccomp/',
    failing: { object: podOf({ securityContext: { seccompProfile: { type: 'Localhost' } } }) },
    passing: {
      object: podOf({
        securityContext: { seccompProfile: { type: 'Localhost', localhostProfile: 'profiles/web.json' } },
      }),
    },
  },
];
