import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/service-account',
    severity: 'warning',
    title: 'The service account of a workload exists.',
    why: 'No Pod is made until it does. One that the app does not have is reported where it has one of nearly that name.',
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
