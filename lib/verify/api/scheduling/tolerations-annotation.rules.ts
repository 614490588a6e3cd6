import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/tolerations-annotation',
    severity: 'error',
    title: 'Tolerations in an annotation are JSON: a list of objects.',
    why: 'The annotation is from before there was a field for it. Nothing reads it any more, but the server still checks it.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/',
    failing: { object: pod({}, { annotations: { 'scheduler.alpha.kubernetes.io/tolerations': 'gpu' } }) },
    passing: { object: pod({ tolerations: [{ key: 'gpu', operator: 'Exists' }] }) },
  },
];
