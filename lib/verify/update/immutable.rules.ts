import { deployment } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/immutable-field',
    severity: 'error',
    alsoIn: [
      'verify/update/immutable-part',
      'verify/update/services/service',
      'verify/update/workloads/replication-controller',
      'plan/verdict/immutable-fields',
    ],
    title: 'An update keeps the fields that are immutable.',
    why: 'A change would break what already depends on them: the Pods that a selector chooses, for example.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates',
    failing: {
      old: deployment(),
      object: deployment({
        selector: { matchLabels: { tier: 'front' } },
        template: {
          metadata: { labels: { app: 'web', tier: 'front' } },
          spec: { containers: [{ name: 'web', image: 'nginx:1.29' }] },
        },
      }),
    },
    passing: { old: deployment(), object: deployment({ replicas: 3 }) },
  },
];
