import { pod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'shape/unknown-kind',
    severity: 'error',
    alsoIn: ['kubernetes/checked'],
    title: 'An object has a kind, and an apiVersion that defines it.',
    why: 'The API server finds the resource by these two fields. Kinds of other API groups than the built-in ones are not checked.',
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
