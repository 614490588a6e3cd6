import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/duplicate-object',
    severity: 'error',
    title: 'Kind, namespace and name are unique among the objects of an app.',
    why: 'In the cluster, the object that is applied last replaces the other one.',
  },
];
