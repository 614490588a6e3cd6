import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/null-quantity',
    severity: 'warning',
    title: 'No amount is null, as a template writes one for an empty value.',
    why: 'Servers store null as 0, as if no limit or request were set; `kubectl apply` omits it.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    failing: { object: deployment({ container: { resources: { limits: { memory: null } } } }) },
    passing: { object: deployment({ container: { resources: { limits: { memory: '64Mi' } } } }) },
  },
];
