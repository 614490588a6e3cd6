import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/traffic-policy',
    severity: 'error',
    title: 'externalTrafficPolicy is set only in a Service that is reachable from outside of the cluster.',
    why: 'For traffic within the cluster, set internalTrafficPolicy.',
    source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies',
    failing: { object: service({ ports: [{ port: 80 }], externalTrafficPolicy: 'Local' }) },
    passing: { object: service({ ports: [{ port: 80 }], externalTrafficPolicy: 'Local', type: 'NodePort' }) },
  },
];
