import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/secret',
    severity: 'error',
    title: 'What an attachment adds has no credential in plain text.',
    why: 'Manifests and ConfigMaps are committed to Git, and everyone who can read Pods can read them.',
  },
];
