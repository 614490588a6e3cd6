import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'gitops/sync-wave',
    severity: 'warning',
    title: 'A sync wave of Argo CD is a whole number, and later than those of the objects that its object waits for.',
    why: 'What is no number counts as wave 0, and an object in the wave of what it waits for, or an earlier one, does not wait.',
  },
];
