import type { Rule } from '../kubernetes/rule';
import { deployment } from './practices/facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/acknowledgement',
    severity: 'warning',
    title: 'An acknowledgement has the code of an existing finding, and a reason.',
    why: 'An acknowledgement that matches no finding would hide the next finding with that code.',
    source: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/annotations/',
    failing: {
      object: {
        ...deployment(),
        metadata: { name: 'web', annotations: { 'cdk8s-pods/acknowledge': 'practice/env-secret: the demo has none' } },
      },
    },
    passing: { object: deployment() },
  },
];
