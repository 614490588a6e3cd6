import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/lone-surrogate',
    severity: 'error',
    title: 'Strings have no lone surrogates.',
    why: 'Cutting a string inside a character leaves half of a surrogate pair. UTF-8 cannot encode it, so cdk8s writes another character.',
  },
  {
    code: 'app/not-finite',
    severity: 'error',
    title: 'Numbers are finite.',
    why: 'JSON has neither NaN nor Infinity. cdk8s writes them as `.nan` and `.inf`, and kubectl rejects the file.',
  },
];
