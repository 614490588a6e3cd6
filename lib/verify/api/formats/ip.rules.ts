import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/cidr',
    severity: 'error',
    warnsToo: true,
    alsoIn: ['verify/api/policies/network-policy', 'verify/api/services/load-balancer'],
    title: 'A network is an address, a slash and a prefix length; from 1.36 on nothing is set beyond the prefix.',
    why: 'A network that has the address of a host in it may be meant as either. What is excepted is a part of the network.',
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
    warnsToo: true,
    title: 'An address is one of IPv4 or IPv6; from 1.36 on without zeros in front, and IPv4 is not written as IPv6.',
    why: 'Other software reads 010 as 8. Servers up to 1.35 take what is ambiguous and warn of it.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-network/4858-ip-cidr-validation',
    failing: { object: service({ ports: [{ port: 80 }], externalIPs: ['203.0.113'] }) },
    passing: { object: service({ ports: [{ port: 80 }], externalIPs: ['203.0.113.1'] }) },
  },
];
