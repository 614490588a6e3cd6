import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/load-balancer',
    severity: 'error',
    alsoIn: ['verify/api/services/service'],
    title: 'Fields for load balancers are in Services of type LoadBalancer only.',
    why: 'Others have no load balancer that they would say something of.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
    failing: { object: service({ ports: [{ port: 80 }], loadBalancerClass: 'example.com/fast' }) },
    passing: {
      object: service({ type: 'LoadBalancer', ports: [{ port: 80 }], loadBalancerClass: 'example.com/fast' }),
    },
  },
];
