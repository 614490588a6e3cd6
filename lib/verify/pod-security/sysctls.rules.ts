import { restrictedPod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'pod-security/sysctls',
    severity: 'error',
    title: 'A Pod sets only safe sysctls.',
    why: 'A safe sysctl affects only its Pod. Others change the node for all Pods, or let one Pod starve the others.',
    source: 'https://kubernetes.io/docs/concepts/security/pod-security-standards/#baseline',
    failing: { object: restrictedPod({ podSecurity: { sysctls: [{ name: 'net.core.somaxconn', value: '1024' }] } }) },
    passing: { object: restrictedPod({ podSecurity: { sysctls: [{ name: 'net.ipv4.tcp_syncookies', value: '1' }] } }) },
  },
];
