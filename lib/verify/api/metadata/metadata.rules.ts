import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/generation',
    severity: 'error',
    title: 'A generation is 0 or more, in kinds in which the server keeps it.',
    why: 'The server counts the changes of the spec in it; nobody else needs to write it.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/',
    failing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', generation: -1 } } },
    passing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } } },
  },
  {
    code: 'api/name-required',
    severity: 'error',
    title: 'An object has a name, or a generateName that one is made from.',
    why: 'The name is what the object is stored and found by.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    failing: { object: pod({}, { name: '' }) },
    passing: { object: pod({}, { generateName: 'web-', name: '' }) },
  },
];
