import { podOf } from './example-objects';
import type { Rule } from './rule';

export const rules: readonly Rule[] = [
  {
    code: 'shape/unknown-field',
    severity: 'error',
    alsoIn: ['verify/encrypted'],
    title: 'Every field is defined in the Kubernetes API.',
    why: 'With strict field validation, the default of kubectl, the API server rejects an unknown field. Otherwise it drops the field.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    failing: { object: podOf({ readynessProbe: { tcpSocket: { port: 8080 } } }) },
    passing: { object: podOf({ readinessProbe: { tcpSocket: { port: 8080 } } }) },
  },
  {
    code: 'shape/wrong-type',
    severity: 'error',
    alsoIn: [
      'cli/kustomize/kustomization-problems',
      'constructs/included-numbers',
      'kubernetes/wrong-template',
      'verify/verify-object',
      'verify/shape/filter-findings',
      'verify/api/workloads/daemon-set',
    ],
    title: 'Every value has the type of its field.',
    why: 'The API server cannot decode a number where a string is required, or the reverse. In YAML, quotes make a value a string.',
    source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#field-validation',
    failing: { object: podOf({ env: [{ name: 'DEBUG', value: true }] }) },
    passing: { object: podOf({ env: [{ name: 'DEBUG', value: 'true' }] }) },
  },
];
