import type { Rule } from '../kubernetes/rule';
import { deployment } from './practices/facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/acknowledgement',
    severity: 'warning',
    title: 'An acknowledgement names a finding that is there, and says why it stands.',
    why: 'One that is about nothing would hide the next finding of that code.',
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
