import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/appArmorProfile',
    severity: 'error',
    since: '1.30',
    title: 'AppArmor is not disabled, neither in a field nor in an annotation.',
    why: 'Unconfined, a process that escapes its container is not subject to mandatory access control. Before 1.30, only the annotation exists.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ security: { appArmorProfile: { type: 'Unconfined' } } }) },
    passing: { object: restrictedPod({ security: { appArmorProfile: { type: 'RuntimeDefault' } } }) },
  },
  {
    code: 'pod-security/seccompProfile_baseline',
    severity: 'error',
    title: 'Seccomp is not disabled with the type Unconfined.',
    why: 'Unconfined, a process can make every system call, including those that only exploits need.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ podSecurity: { seccompProfile: { type: 'Unconfined' } } }) },
    passing: { object: restrictedPod() },
  },
  {
    code: 'pod-security/seccompProfile_restricted',
    severity: 'error',
    title: 'The Pod or each of its containers has a seccompProfile (except on Windows).',
    why: 'Without a profile, nodes run containers unconfined by default.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: {
      object: {
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: 'web' },
        spec: {
          securityContext: { runAsNonRoot: true },
          containers: [
            {
              name: 'web',
              image: 'nginx:1.29',
              securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
            },
          ],
        },
      },
    },
    passing: {
      object: restrictedPod({ podSecurity: { seccompProfile: { type: 'Localhost', localhostProfile: 'web' } } }),
    },
  },
];
