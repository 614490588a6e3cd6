import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/hostname-override',
    severity: 'error',
    since: '1.35',
    title: 'hostnameOverride has at most 64 bytes and stands without setHostnameAsFQDN and hostNetwork.',
    why: 'There is one host name: Linux takes 64 bytes, and on the network of the node it is the node’s.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-hostname-field',
    failing: { object: pod({ hostnameOverride: 'web', setHostnameAsFQDN: true }) },
    passing: { object: pod({ hostnameOverride: 'web' }) },
  },
];
