import { podOf } from './example-objects';
import type { Rule } from './rule';

export const rules: readonly Rule[] = [
  {
    code: 'shape/unknown-field',
    severity: 'error',
    alsoIn: ['verify/encrypted'],
    title: 'Every field is one that the API has.',
    why: 'A server refuses what it does not know, or, asked not to, leaves it out: either way it is not done.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    failing: { object: podOf({ readynessProbe: { tcpSocket: { port: 8080 } } }) },
    passing: { object: podOf({ readinessProbe: { tcpSocket: { port: 8080 } } }) },
  },
  {
    code: 'shape/wrong-type',
    severity: 'error',
    alsoIn: [
      'constructs/included-numbers',
      'kubernetes/wrong-template',
      'verify/verify-all',
      'verify/shape/filter-findings',
      'verify/api/workloads/daemon-set',
    ],
    title: 'Every value has the type of its field.',
    why: 'A number where a text is asked for, or the other way round, cannot be decoded. In YAML quotes make a text.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    failing: { object: podOf({ env: [{ name: 'DEBUG', value: true }] }) },
    passing: { object: podOf({ env: [{ name: 'DEBUG', value: 'true' }] }) },
  },
];
