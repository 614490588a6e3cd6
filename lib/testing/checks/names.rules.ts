import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/names',
    severity: 'error',
    title:
      'The containers, volumes and ports of an attachment are named after its `name`, or after the container it serves.',
    why: 'Names are unique in a Pod. With fixed names, a Pod cannot have two attachments of one type.',
  },
];
