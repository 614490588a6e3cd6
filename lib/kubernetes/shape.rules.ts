import type { ProgramRule } from './rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'shape/required',
    severity: 'error',
    title: 'An untyped value that a program has checked gives the fields that its type cannot do without.',
    why: 'What it is checked as would be a promise to the compiler that the value does not keep.',
  },
  {
    code: 'shape/value',
    severity: 'error',
    title: 'An untyped value that a program has checked has only values that its type allows.',
    why: 'The types list them: `Always`, `IfNotPresent` or `Never`, for example.',
  },
];
