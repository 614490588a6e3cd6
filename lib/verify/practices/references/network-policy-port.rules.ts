import type { Rule } from '../../../kubernetes/rule';
import { deployment, policy, service } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/network-policy-port',
    severity: 'warning',
    title: 'A NetworkPolicy allows traffic to ports that its Pods have.',
    why: 'The port of the container counts, not that of the Service. A rule for any other port allows nothing.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
    failing: { object: [deployment(), service('http'), policy(80)] },
    passing: { object: [deployment(), service('http'), policy(8080)] },
  },
];
