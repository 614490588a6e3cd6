import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/duplicate-object',
    severity: 'error',
    title: 'No two objects of an app have one kind, namespace and name.',
    why: 'In the cluster the one would silently replace the other.',
  },
];
