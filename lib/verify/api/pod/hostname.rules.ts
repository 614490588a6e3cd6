import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/hostname-override',
    severity: 'error',
    since: '1.35',
    title: 'hostnameOverride has at most 64 bytes, and is not combined with setHostnameAsFQDN or hostNetwork.',
    why: 'A host name on Linux has at most 64 bytes. With hostNetwork, a Pod has the host name of its node.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/dns-pod-service/#pod-hostname-field',
    failing: { object: pod({ hostnameOverride: 'web', setHostnameAsFQDN: true }) },
    passing: { object: pod({ hostnameOverride: 'web' }) },
  },
];
