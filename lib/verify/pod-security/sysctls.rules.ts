import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/sysctls',
    severity: 'error',
    title: 'Only kernel parameters that have an effect in their Pod alone are set.',
    why: 'Others change the node for all its Pods, or let one Pod starve them.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ podSecurity: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }) },
    passing: { object: restrictedPod({ podSecurity: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] } }) },
  },
];
