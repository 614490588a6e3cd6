import type { ProgramRule } from '../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'pod/image-too-old',
    severity: 'error',
    title: 'The image of an attachment reads the configuration that the attachment writes.',
    why: 'Older releases of the tool have other options, and would not start.',
  },
];
