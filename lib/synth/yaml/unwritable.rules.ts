import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/lone-surrogate',
    severity: 'error',
    title: 'Strings are made of whole characters.',
    why: 'A string that was cut within a character has half a surrogate pair, which no text can have: cdk8s writes another character in its place.',
  },
  {
    code: 'app/not-finite',
    severity: 'error',
    title: 'Numbers are finite.',
    why: 'JSON has neither NaN nor Infinity: cdk8s writes `.nan` and `.inf`, and kubectl refuses the file.',
  },
];
