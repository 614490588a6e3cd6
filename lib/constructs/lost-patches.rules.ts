import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/lost-patch',
    severity: 'warning',
    title: 'The manifest has what the JSON patches of its object say.',
    why: 'Classes of cdk8s-plus and `cdk8s import` render the fields that they know, and drop what a patch sets beyond those; `patch` changes what they rendered.',
  },
];
