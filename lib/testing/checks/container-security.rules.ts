import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/user',
    severity: 'error',
    title: 'Each container of an attachment sets `runAsUser` to a user other than root.',
    why: 'Pod Security `restricted` requires it, and the kubelet cannot tell whether the user of an image is root if it has a name.',
  },
  {
    code: 'attachment/read-only-root',
    severity: 'error',
    title: 'No container of an attachment sets `readOnlyRootFilesystem: false`.',
    why: 'What is written into the image layer has no size limit and is lost on a restart.',
  },
];
