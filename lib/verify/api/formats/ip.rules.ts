import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/cidr',
    severity: 'error',
    warnsToo: true,
    alsoIn: ['verify/api/policies/network-policy', 'verify/api/services/load-balancer'],
    title: 'A CIDR block is an IP address and a prefix length; since 1.36, no bits are set after the prefix.',
    why: '10.9.8.7/24 is ambiguous: a network or one address. An entry of `except` is a smaller block within the CIDR block.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4858-ip-cidr-validation',
    failing: {
      object: service({ type: 'LoadBalancer', ports: [{ port: 80 }], loadBalancerSourceRanges: ['203.0.113.0'] }),
    },
    passing: {
      object: service({ type: 'LoadBalancer', ports: [{ port: 80 }], loadBalancerSourceRanges: ['203.0.113.0/24'] }),
    },
  },
  {
    code: 'api/ip-address',
    severity: 'error',
    alsoIn: ['verify/update/services/allocate'],
    warnsToo: true,
    title: 'An IP address is valid IPv4 or IPv6; since 1.36, without leading zeros and not as IPv4-mapped IPv6.',
    why: 'Some software reads 010 as octal 8. Kubernetes up to 1.35 accepts ambiguous addresses with a warning.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4858-ip-cidr-validation',
    failing: { object: service({ ports: [{ port: 80 }], externalIPs: ['203.0.113'] }) },
    passing: { object: service({ ports: [{ port: 80 }], externalIPs: ['203.0.113.1'] }) },
  },
];
