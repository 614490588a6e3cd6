import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/tolerations-annotation',
    severity: 'error',
    title: 'The annotation scheduler.alpha.kubernetes.io/tolerations is a JSON array of objects.',
    why: 'Kubernetes ignores the annotation, but the API server still validates it. Use spec.tolerations.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
    failing: { object: pod({}, { annotations: { 'scheduler.alpha.kubernetes.io/tolerations': 'gpu' } }) },
    passing: { object: pod({ tolerations: [{ key: 'gpu', operator: 'Exists' }] }) },
  },
];
