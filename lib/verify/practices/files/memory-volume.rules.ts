import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/memory-volume',
    severity: 'warning',
    on: false,
    title: 'An emptyDir in memory has a sizeLimit.',
    why: 'Its files count as memory of the containers, which are killed when they exceed their limit.',
    source: 'https://kubernetes.io/docs/concepts/storage/volumes/#emptydir',
    failing: {
      object: deployment({
        container: { volumeMounts: [{ name: 'files', mountPath: '/files' }] },
        spec: { volumes: [{ name: 'files', emptyDir: { medium: 'Memory' } }] },
      }),
    },
    passing: {
      object: deployment({
        container: { volumeMounts: [{ name: 'files', mountPath: '/files' }] },
        spec: { volumes: [{ name: 'files', emptyDir: { medium: 'Memory', sizeLimit: '64Mi' } }] },
      }),
    },
  },
];
