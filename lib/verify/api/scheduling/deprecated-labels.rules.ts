import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/deprecated-label',
    severity: 'warning',
    title: 'Labels of nodes that have been renamed are asked for by their new names.',
    why: 'Nodes no longer get the old ones, so that the Pod may never be scheduled. The server takes it with a warning.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    failing: { object: pod({ nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }) },
    passing: { object: pod({ nodeSelector: { 'kubernetes.io/os': 'linux' } }) },
  },
];
