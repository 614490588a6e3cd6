import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/image-too-old',
    severity: 'error',
    title: 'The image of an attachment supports the configuration that the attachment generates.',
    why: 'Older releases of the tool do not know some of the options, and the container fails to start.',
  },
];
