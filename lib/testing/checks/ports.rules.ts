import type { ProgramRule } from '../../kubernetes/rule';

export const rules: readonly ProgramRule[] = [
  {
    code: 'attachment/ports',
    severity: 'error',
    title: 'Each entry in `ports` of an attachment is a declared port of one of its containers.',
    why: 'Services and scrapers use these entries. A port that no container declares leads nowhere.',
  },
  {
    code: 'attachment/port-taken',
    severity: 'error',
    title: 'The default ports of an attachment differ from those of the attachments of this library.',
    why: 'All containers of a Pod share one network namespace, so the second one cannot listen on the port.',
  },
];
