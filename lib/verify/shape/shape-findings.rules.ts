import { pod, podOf } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'shape/dropped-field',
    severity: 'error',
    alsoIn: ['verify/shape/filter-findings', 'verify/update/lost', 'verify/shape/drop-together'],
    title: 'No field is silently dropped because its feature gate is off in the target release.',
    why: 'The API server accepts the object, but stores it without the field.',
    source: 'https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/',
    failing: { kubernetes: '1.29', object: podOf({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }) },
    passing: { kubernetes: '1.30', object: podOf({ lifecycle: { preStop: { sleep: { seconds: 5 } } } }) },
  },
  {
    code: 'shape/unavailable-field',
    severity: 'error',
    title: 'Every field exists in the target release.',
    why: 'A server does not know fields that were added in a later release, or removed in an earlier one.',
    source: 'https://kubernetes.io/releases/version-skew-policy/',
    failing: { kubernetes: '1.31', object: pod({ hostnameOverride: 'web-1' }) },
    passing: { kubernetes: '1.35', object: pod({ hostnameOverride: 'web-1' }) },
  },
];
