import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/image-volume',
    severity: 'error',
    since: '1.35',
    title: 'An image volume has a reference and a valid pullPolicy.',
    why: 'A pod template can omit the reference before 1.37, but the API server rejects its Pods.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#image',
    failing: { object: pod({ volumes: [{ name: 'data', image: { pullPolicy: 'Always' } }] }) },
    passing: {
      object: pod({
        volumes: [{ name: 'data', image: { reference: 'registry.example.com/models:1', pullPolicy: 'Always' } }],
      }),
    },
  },
];
