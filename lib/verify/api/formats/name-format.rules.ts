import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/name-format',
    severity: 'error',
    alsoIn: ['verify/api/metadata/metadata'],
    title: 'Names of objects are spelt as DNS names are: a-z, 0-9, "-" and, for most, ".".',
    why: 'They become parts of URLs and, for many kinds, names in DNS or of hosts.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
    failing: { object: pod({}, { name: 'Web_1' }) },
    passing: { object: pod({}, { name: 'web-1' }) },
  },
];
