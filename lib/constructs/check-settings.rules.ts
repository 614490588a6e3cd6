import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/settings',
    severity: 'error',
    alsoIn: ['cli/pods-validation', 'constructs/settings'],
    title: 'Settings are what they are said to be.',
    why: 'They come from cdk8s.yaml, from the app or from a workload; a release, for example, is a text in quotes.',
  },
];
