import type { Rule } from '../../../kubernetes/rule';
import { deployment, policy } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/network-policy-port',
    severity: 'warning',
    title: 'A NetworkPolicy admits traffic to ports that its Pods have.',
    why: 'It is the container’s port that counts, not the Service’s: to any other one nothing is admitted.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
    failing: { object: [deployment(), policy(80)] },
    passing: { object: [deployment(), policy(8080)] },
  },
];
