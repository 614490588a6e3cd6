import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/images',
    severity: 'error',
    title:
      'Each image of an attachment has a registry and a tag or digest, and the setting `images.registry` applies to it.',
    why: 'Many clusters pull only from a registry of their own. An image without a version changes by itself.',
  },
];
