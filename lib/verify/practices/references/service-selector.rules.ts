import type { Rule } from '../../../kubernetes/rule';
import { deployment, service } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/service-selector',
    severity: 'warning',
    title: 'The selector of a Service matches Pods.',
    why: 'A Service without Pods answers no requests. It is reported only if the app has a workload with a similar name or label, or with its ports.',
    source: 'https://kubernetes.io/docs/concepts/services-networking/service/#defining-a-service',
    failing: { object: [deployment(), service('http', { selector: { app: 'wbe' } })] },
    passing: { object: [deployment(), service('http')] },
  },
];
