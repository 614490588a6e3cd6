import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'gitops/sync-wave',
    severity: 'warning',
    title: 'An Argo CD sync wave is an integer, and higher than the waves of the dependencies of its object.',
    why: 'Argo CD applies waves in ascending order. It treats a value that is not an integer as wave 0.',
  },
];
