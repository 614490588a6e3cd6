import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/generation',
    severity: 'error',
    title: 'metadata.generation is 0 or greater.',
    why: 'The API server sets it, and increments it when the spec changes. Manifests omit it.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/object-meta/',
    failing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings', generation: -1 } } },
    passing: { object: { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'settings' } } },
  },
  {
    code: 'api/name-required',
    severity: 'error',
    title: 'An object has a name or a generateName.',
    why: 'The API server stores an object by its name. With generateName it appends a random suffix.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    failing: { object: pod({}, { name: '' }) },
    passing: { object: pod({}, { generateName: 'web-', name: '' }) },
  },
];
