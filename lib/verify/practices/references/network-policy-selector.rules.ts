import type { Rule } from '../../../kubernetes/rule';
import { deployment, policy } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/network-policy-selector',
    severity: 'warning',
    title: 'A NetworkPolicy selects Pods.',
    why: 'One that selects none restricts none. It is reported where the app has the workload that it was evidently meant for.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/network-policies/#networkpolicy-resource',
    failing: { object: [deployment(), policy('http', { app: 'wbe' })] },
    passing: { object: [deployment(), policy('http')] },
  },
];
