import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/service-account',
    severity: 'error',
    alsoIn: ['constructs/allow'],
    title: 'The account that allow gives permissions to is that of the Pods, in a namespace that is known.',
    why: 'Otherwise the API server refuses all requests of the workload, or the RoleBinding.',
  },
];
