import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/name-format',
    severity: 'error',
    alsoIn: ['verify/api/metadata/metadata'],
    title: 'The name of an object is a DNS name: a-z, 0-9, "-" and, for most kinds, ".".',
    why: 'Names are part of URLs. For many kinds they also become DNS names or host names.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/#names',
    failing: { object: pod({}, { name: 'Web_1' }) },
    passing: { object: pod({}, { name: 'web-1' }) },
  },
];
