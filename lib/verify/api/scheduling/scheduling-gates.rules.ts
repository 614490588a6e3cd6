import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/scheduling-gates',
    severity: 'error',
    alsoIn: ['verify/api/pod/pod-only'],
    title: 'Scheduling gates are unique, and a Pod with gates has no nodeName.',
    why: 'The scheduler ignores the Pod until its last gate is removed.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/',
    failing: { object: pod({ schedulingGates: [{ name: 'quota' }], nodeName: 'node-1' }) },
    passing: { object: pod({ schedulingGates: [{ name: 'quota' }] }) },
  },
];
