import type { Rule } from '../../../kubernetes/rule';
import { deployment, service } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/no-readiness-probe',
    severity: 'warning',
    on: false,
    title: 'A container behind a Service has a readiness probe.',
    why: 'Otherwise it receives requests as soon as its process runs, and even while it hangs.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#when-should-you-use-a-readiness-probe',
    failing: { object: [deployment(), service('http')] },
    passing: {
      object: [
        deployment({ container: { readinessProbe: { httpGet: { path: '/ready', port: 'http' } } } }),
        service('http'),
      ],
    },
  },
];
