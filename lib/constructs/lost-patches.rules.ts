import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'app/lost-patch',
    severity: 'warning',
    title: 'JSON patches of an object take effect in its manifest.',
    why: 'Classes of cdk8s-plus and `cdk8s import` apply patches first and then render only the fields that they know. `patch` changes the rendered manifest.',
  },
];
