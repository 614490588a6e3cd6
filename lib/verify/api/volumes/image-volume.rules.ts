import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/image-volume',
    severity: 'error',
    since: '1.35',
    title: 'An image volume has a reference, and a pull policy that there is.',
    why: 'Templates may leave the reference out up to Kubernetes 1.36; the Pods of them would be refused.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#image',
    failing: { object: pod({ volumes: [{ name: 'data', image: { pullPolicy: 'Always' } }] }) },
    passing: {
      object: pod({
        volumes: [{ name: 'data', image: { reference: 'registry.example.com/models:1', pullPolicy: 'Always' } }],
      }),
    },
  },
];
