import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/finalizer',
    severity: 'error',
    alsoIn: ['verify/api/config/namespace'],
    title:
      'A finalizer has a domain prefix unless it is built in, and orphan and foregroundDeletion exclude each other.',
    why: 'An object is deleted only after all its finalizers are removed. The prefix shows which controller removes one.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
    failing: { object: pod({}, { finalizers: ['cleanup'] }) },
    passing: { object: pod({}, { finalizers: ['example.com/cleanup'] }) },
  },
];
