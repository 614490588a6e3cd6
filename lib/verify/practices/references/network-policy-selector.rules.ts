import type { Rule } from '../../../kubernetes/rule';
import { deployment, policy } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/network-policy-selector',
    severity: 'warning',
    title: 'The podSelector of a NetworkPolicy matches Pods.',
    why: 'A policy that matches no Pods restricts none. It is reported only if the app has a workload with a similar name or label.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
    failing: { object: [deployment(), policy('http', { app: 'wbe' })] },
    passing: { object: [deployment(), policy('http')] },
  },
];
