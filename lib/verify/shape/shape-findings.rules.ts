import { pod, podOf } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'shape/dropped-field',
    severity: 'error',
    since: '1.29',
    until: '1.29',
    alsoIn: ['verify/shape/filter-findings', 'verify/shape/drop-together'],
    title: 'No field is one that the target clears, because its feature is off.',
    why: 'The server accepts the object and says nothing; what was asked for is simply not there.',
    source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
    failing: { kubernetes: '1.29', object: podOf({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }) },
    passing: { kubernetes: '1.30', object: podOf({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }) },
  },
  {
    code: 'shape/unavailable-field',
    severity: 'error',
    until: '1.33',
    title: 'Every field is one that the target release has.',
    why: 'An older server does not know what a newer one brought, nor a newer one what has been removed.',
    source: 'https://kubernetes.io/releases/version-skew-policy/',
    failing: { kubernetes: '1.31', object: pod({ hostnameOverride: 'web-1' }) },
    passing: { kubernetes: '1.35', object: pod({ hostnameOverride: 'web-1' }) },
  },
];
