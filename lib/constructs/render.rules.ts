import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/render',
    severity: 'error',
    alsoIn: ['constructs/unserializable'],
    title: 'A construct renders without an exception.',
    why: 'The exception is reported as a finding, so that one synth shows all errors of the app.',
  },
];
