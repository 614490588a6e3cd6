import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/settings',
    severity: 'error',
    alsoIn: ['cli/pods-validation', 'constructs/settings'],
    title: 'Settings are known and have valid values.',
    why: 'Settings come from cdk8s.yaml, the app or a workload. A target release, for example, is a quoted string: "1.35".',
  },
];
