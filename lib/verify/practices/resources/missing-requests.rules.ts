import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/missing-requests',
    severity: 'warning',
    on: false,
    title: 'A container requests CPU and memory.',
    why: 'The scheduler counts a missing request as 0, so nodes are overcommitted. Such Pods are the first to be evicted.',
    source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/#requests-and-limits',
    failing: { object: deployment() },
    passing: { object: deployment({ container: { resources: { requests: { cpu: '100m', memory: '64Mi' } } } }) },
  },
];
