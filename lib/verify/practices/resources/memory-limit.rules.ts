import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/memory-limit',
    severity: 'warning',
    on: false,
    title: 'A container has a memory limit.',
    why: 'Without one, a memory leak uses up the memory of the node, and other containers are killed too.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    failing: { object: deployment() },
    passing: { object: deployment({ container: { resources: { limits: { memory: '64Mi' } } } }) },
  },
];
