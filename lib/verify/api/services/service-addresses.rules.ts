import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/cluster-ip',
    severity: 'error',
    alsoIn: ['verify/api/services/service-type'],
    title:
      'A Service has at most one cluster IP for each IP family; None is the only one, and requires type ClusterIP.',
    why: 'clusterIP is the first entry of clusterIPs. None makes a Service headless: DNS answers with the addresses of its Pods.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services',
    failing: { object: service({ ports: [{ port: 80 }], clusterIP: 'None', type: 'NodePort' }) },
    passing: { object: service({ ports: [{ port: 80 }], clusterIP: 'None' }) },
  },
  {
    code: 'api/external-ip',
    severity: 'error',
    title: 'An external IP is not an unspecified, loopback or link-local address.',
    why: 'Such an address is not reachable from outside of a node.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#external-ips',
    failing: { object: service({ ports: [{ port: 80 }], externalIPs: ['127.0.0.1'] }) },
    passing: { object: service({ ports: [{ port: 80 }], externalIPs: ['203.0.113.1'] }) },
  },
  {
    code: 'api/ip-family',
    severity: 'error',
    title: 'ipFamilies lists an IP family once.',
    why: 'The families are IPv4 and IPv6, and a Service has at most one address of each.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services',
    failing: { object: service({ ports: [{ port: 80 }], ipFamilies: ['IPv4', 'IPv4'] }) },
    passing: { object: service({ ports: [{ port: 80 }], ipFamilies: ['IPv4', 'IPv6'] }) },
  },
];
