import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/resource-version',
    severity: 'error',
    title: 'An object to be created has no resourceVersion.',
    why: 'The server gives it one. `kubectl create` leaves it out, and the next `kubectl apply` is refused as a conflict.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions',
    failing: {
      object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', resourceVersion: '4711' } },
    },
    passing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } } },
  },
];
