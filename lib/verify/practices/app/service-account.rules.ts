import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/service-account',
    severity: 'warning',
    title: 'The service account of a workload exists.',
    why: 'Without it no Pod is created. It is reported only if the app has a ServiceAccount with a similar name.',
    source: 'https://kubernetes.io/docs/tasks/configure-pod-container/configure-service-account/',
    failing: {
      object: [
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'storefront' } },
        deployment({ spec: { serviceAccountName: 'storefornt' } }),
      ],
    },
    passing: {
      object: [
        { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'storefront' } },
        deployment({ spec: { serviceAccountName: 'storefront' } }),
      ],
    },
  },
];
