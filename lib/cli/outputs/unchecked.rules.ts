import { pod } from '../../kubernetes/example-objects';
import type { Rule } from '../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'shape/unchecked-kind',
    severity: 'error',
    on: false,
    title: 'Every object is of a kind whose fields are known.',
    why: 'Objects of other kinds are counted, and not checked. `verify --unchecked error` reports each of them.',
    source: 'https://kubernetes.io/docs/concepts/extend-kubernetes/api-extension/custom-resources/',
    failing: { object: { apiVersion: 'example.org/v1', kind: 'Backup', metadata: { name: 'nightly' } } },
    passing: { object: pod() },
  },
];
