import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/deprecated-label',
    severity: 'warning',
    title: 'A Pod does not select nodes by deprecated labels.',
    why: 'Kubernetes still sets most of them, but may stop: without a node that has them, the Pod is never scheduled. The API server accepts them with a warning.',
    source: 'https://kubernetes.io/docs/reference/labels-annotations-taints/',
    failing: { object: pod({ nodeSelector: { 'beta.kubernetes.io/os': 'linux' } }) },
    passing: { object: pod({ nodeSelector: { 'kubernetes.io/os': 'linux' } }) },
  },
];
