import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/ipv6',
    severity: 'error',
    title: 'An attachment listens on IPv6 too, on each port that is called from outside the Pod.',
    why: 'In an IPv6 cluster a Pod has no IPv4 address. Probes, scrapes and requests come to its IPv6 address.',
  },
];
