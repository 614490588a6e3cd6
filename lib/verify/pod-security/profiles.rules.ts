import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/appArmorProfile',
    severity: 'error',
    since: '1.30',
    title: 'AppArmor profiles are the runtime’s or the node’s own, in fields and in annotations.',
    why: 'Unconfined, a process that leaves its container meets no mandatory access control. The annotation counts as well.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ security: { appArmorProfile: { type: 'Unconfined' } } }) },
    passing: { object: restrictedPod({ security: { appArmorProfile: { type: 'RuntimeDefault' } } }) },
  },
  {
    code: 'pod-security/seccompProfile_baseline',
    severity: 'error',
    title: 'Seccomp is not turned off.',
    why: 'Unconfined, every system call reaches the kernel, those included that only exploits need.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ podSecurity: { seccompProfile: { type: 'Unconfined' } } }) },
    passing: { object: restrictedPod() },
  },
  {
    code: 'pod-security/seccompProfile_restricted',
    severity: 'error',
    title: 'A seccomp profile is set for the Pod, or for each of its containers (but on Windows).',
    why: 'Without one, nodes run containers unconfined by default.',
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
