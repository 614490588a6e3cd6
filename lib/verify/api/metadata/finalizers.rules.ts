import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/finalizer',
    severity: 'error',
    alsoIn: ['verify/api/config/namespace'],
    title:
      'A finalizer has a prefix, unless it is one of Kubernetes’ own, and orphan and foregroundDeletion are not both there.',
    why: 'An object is not deleted before every finalizer is gone; without a prefix it is not clear whose it is.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/finalizers/',
    failing: { object: pod({}, { finalizers: ['cleanup'] }) },
    passing: { object: pod({}, { finalizers: ['example.com/cleanup'] }) },
  },
];
