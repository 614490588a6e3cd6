import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/same-identity',
    severity: 'warning',
    alsoIn: ['constructs/app-verification'],
    title: 'No two objects of an app have one kind, namespace and name.',
    why: 'The one that is applied later silently replaces the other.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
    failing: { object: [deployment(), deployment()] },
    passing: { object: [deployment(), deployment({ name: 'admin', labels: { app: 'admin' } })] },
  },
];
