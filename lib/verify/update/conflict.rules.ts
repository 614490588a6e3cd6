import { pod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

const live = { uid: '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11', resourceVersion: '4711' };

export const rules: readonly Rule[] = [
  {
    code: 'api/update-conflict',
    severity: 'error',
    title: 'An update has the uid and resourceVersion of the object, or none.',
    why: 'With them, the API server refuses an update of an object that was changed or replaced meanwhile.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#resource-versions',
    failing: { old: pod({}, live), object: pod({}, { resourceVersion: '4710' }) },
    passing: { old: pod({}, live), object: pod({}, { resourceVersion: '4711' }) },
  },
];
