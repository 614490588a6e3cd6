import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/runAsNonRoot',
    severity: 'error',
    title:
      '`runAsNonRoot: true` is set for the Pod, or for each of its containers (but with `hostUsers: false` from 1.35).',
    why: 'Root in a container is root on the node for whatever leaks out of it. The kubelet refuses to start it then.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: { object: restrictedPod({ podSecurity: { runAsNonRoot: false } }) },
    passing: { object: restrictedPod() },
  },
  {
    code: 'pod-security/runAsUser',
    severity: 'error',
    title: 'Nothing is told to run as user 0 (but with `hostUsers: false` from 1.35).',
    why: 'User 0 is root. The field contradicts `runAsNonRoot`, and containers with both never start.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted',
    failing: { object: restrictedPod({ podSecurity: { runAsUser: 0 } }) },
    passing: { object: restrictedPod({ podSecurity: { runAsUser: 1000 } }) },
  },
];
