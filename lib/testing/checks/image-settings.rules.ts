import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/images',
    severity: 'error',
    title: 'The setting `images.registry` applies to each image of an attachment.',
    why: 'Many clusters pull only from a registry of their own.',
  },
];
