import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/same-identity',
    severity: 'warning',
    alsoIn: ['constructs/app-verification'],
    title: 'Kind, namespace and name are unique among the objects of an app.',
    why: 'The object that is applied last silently replaces the other one.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    failing: { object: [deployment(), deployment()] },
    passing: { object: [deployment(), deployment({ name: 'admin', labels: { app: 'admin' } })] },
  },
];
