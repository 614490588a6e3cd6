import type { ProgramRule } from './rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'shape/required',
    severity: 'error',
    title: 'An untyped value that a program checks has all required fields of its type.',
    why: 'After the check the compiler trusts the type, so a missing field would surface later, as undefined.',
  },
  {
    code: 'shape/value',
    severity: 'error',
    title: 'An untyped value that a program checks has only values that its type allows.',
    why: 'Enums have a fixed list of values, for example `Always`, `IfNotPresent` and `Never`.',
  },
];
