import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/traffic-policy',
    severity: 'error',
    title: 'A policy for traffic from outside is in Services that something outside reaches.',
    why: 'A Service within the cluster has `internalTrafficPolicy`.',
    source: 'https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-policies',
    failing: { object: service({ ports: [{ port: 80 }], externalTrafficPolicy: 'Local' }) },
    passing: { object: service({ ports: [{ port: 80 }], externalTrafficPolicy: 'Local', type: 'NodePort' }) },
  },
];
