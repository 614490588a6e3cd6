import type { Rule } from '../../../kubernetes/rule';
import { deployment, service } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/service-selector',
    severity: 'warning',
    title: 'A Service selects Pods.',
    why: 'One that selects none answers nobody. It is reported where the app has the workload that it was evidently meant for.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    failing: { object: [deployment(), service('http', { selector: { app: 'wbe' } })] },
    passing: { object: [deployment(), service('http')] },
  },
];
