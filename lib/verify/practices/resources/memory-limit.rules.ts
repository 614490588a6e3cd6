import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/memory-limit',
    severity: 'warning',
    on: false,
    title: 'A container has a memory limit.',
    why: 'One that leaks takes what the node has, and its neighbours are killed for it.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    failing: { object: deployment() },
    passing: { object: deployment({ container: { resources: { limits: { memory: '64Mi' } } } }) },
  },
];
