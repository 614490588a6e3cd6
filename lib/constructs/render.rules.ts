import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/render',
    severity: 'error',
    alsoIn: ['constructs/unserializable'],
    title: 'A construct renders.',
    why: 'What it throws while it does is reported beside everything else that is wrong.',
  },
];
