import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/label-format',
    severity: 'error',
    warnsToo: true,
    alsoIn: ['verify/api/scheduling/deprecated-labels'],
    title:
      'Label keys and values have letters, digits, "-", "_" and ".", and at most 63 characters; a key can have a DNS prefix.',
    why: 'Selectors contain keys and values in URLs and on command lines, where other characters have a meaning of their own.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
    failing: { object: pod({}, { labels: { version: '1.29 (latest)' } }) },
    passing: { object: pod({}, { labels: { version: '1.29' } }) },
  },
];
