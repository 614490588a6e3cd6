import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/null-quantity',
    severity: 'warning',
    title: 'Resource amounts are not null.',
    why: 'A template renders an empty value as null. The API server stores it as 0, as if it were not set, and `kubectl apply` omits it.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    failing: { object: deployment({ container: { resources: { limits: { memory: null } } } }) },
    passing: { object: deployment({ container: { resources: { limits: { memory: '64Mi' } } } }) },
  },
];
