import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/label-format',
    severity: 'error',
    warnsToo: true,
    alsoIn: ['verify/api/scheduling/deprecated-labels'],
    title:
      'Keys and values of labels have letters, digits, "-", "_" and ".", at most 63 characters, and keys may have a prefix.',
    why: 'Selectors are written with them, in URLs and in text, where other characters mean something else.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set',
    failing: { object: pod({}, { labels: { version: '1.29 (latest)' } }) },
    passing: { object: pod({}, { labels: { version: '1.29' } }) },
  },
];
