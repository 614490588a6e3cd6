import { pod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/other-object',
    severity: 'error',
    title: 'An update keeps the kind, name and namespace of the object.',
    why: 'They tell objects apart. The API server refuses a request whose object is not the one in its URL.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    failing: { old: pod(), object: pod({}, { name: 'other' }) },
    passing: { old: pod(), object: pod({}, { labels: { app: 'web' } }) },
  },
];
