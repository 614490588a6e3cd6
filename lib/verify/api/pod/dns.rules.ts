import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/dns-config',
    severity: 'error',
    title:
      'dnsConfig has at most 3 nameservers and 32 search domains of 2048 bytes, and dnsPolicy None requires a nameserver.',
    why: 'The kubelet writes them to /etc/resolv.conf in the containers, and C libraries read no more from it.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-dns-config',
    failing: { object: pod({ dnsPolicy: 'None' }) },
    passing: { object: pod({ dnsPolicy: 'None', dnsConfig: { nameservers: ['192.0.2.1'] } }) },
  },
];
