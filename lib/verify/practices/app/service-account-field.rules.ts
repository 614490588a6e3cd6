import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/service-account-field',
    severity: 'warning',
    title: 'A service account is set in serviceAccountName.',
    why: 'serviceAccount is its deprecated alias, and is ignored if both are set.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec',
    failing: { object: deployment({ spec: { serviceAccount: 'storefront' } }) },
    passing: { object: deployment({ spec: { serviceAccountName: 'storefront' } }) },
  },
];
