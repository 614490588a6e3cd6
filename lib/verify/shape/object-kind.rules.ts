import { pod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'shape/unknown-kind',
    severity: 'error',
    alsoIn: ['kubernetes/checked'],
    title: 'An object says its kind, and the API version that has this kind.',
    why: 'By these two a server finds out what it is asked to create. A kind that only an extension has is taken as it is.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/#required-fields',
    failing: {
      object: {
        apiVersion: 'apps/v1',
        kind: 'Pod',
        metadata: { name: 'web' },
        spec: { containers: [{ name: 'web', image: 'nginx:1.29' }] },
      },
    },
    passing: { object: pod() },
  },
];
