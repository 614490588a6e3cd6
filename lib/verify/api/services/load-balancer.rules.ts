import { service } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/load-balancer',
    severity: 'error',
    alsoIn: ['verify/api/services/service'],
    title: 'Fields of load balancers are set only in a Service of type LoadBalancer.',
    why: 'The fields are loadBalancerClass, loadBalancerSourceRanges and allocateLoadBalancerNodePorts.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#loadbalancer',
    failing: { object: service({ ports: [{ port: 80 }], loadBalancerClass: 'example.com/fast' }) },
    passing: {
      object: service({ type: 'LoadBalancer', ports: [{ port: 80 }], loadBalancerClass: 'example.com/fast' }),
    },
  },
];
