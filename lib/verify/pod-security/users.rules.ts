import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/runAsNonRoot',
    severity: 'error',
    title:
      '`runAsNonRoot: true` is set for the Pod or for each container (since 1.35, unless `hostUsers: false` is set).',
    why: 'A root process that escapes its container is root on the node. With runAsNonRoot the kubelet does not start it.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: { object: restrictedPod({ podSecurity: { runAsNonRoot: false } }) },
    passing: { object: restrictedPod() },
  },
  {
    code: 'pod-security/runAsUser',
    severity: 'error',
    title: 'runAsUser is not 0 (since 1.35, unless `hostUsers: false` is set).',
    why: 'User 0 is root. With runAsNonRoot: true, the kubelet does not start the container.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: { object: restrictedPod({ podSecurity: { runAsUser: 0 } }) },
    passing: { object: restrictedPod({ podSecurity: { runAsUser: 1000 } }) },
  },
];
