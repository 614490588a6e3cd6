import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/resource-version',
    severity: 'error',
    title: 'A new object has no resourceVersion.',
    why: 'The API server sets it. `kubectl create` omits it from a manifest, but the next `kubectl apply` fails with a conflict.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions',
    failing: {
      object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', resourceVersion: '4711' } },
    },
    passing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } } },
  },
];
