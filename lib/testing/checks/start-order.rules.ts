import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/start-order',
    severity: 'error',
    title: 'The options `startsBefore` and `startsAfter` of an attachment order its init container or sidecar.',
    why: 'All attachments have these options. Only the user knows what else starts in the Pod.',
  },
];
