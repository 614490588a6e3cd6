import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/scheduling-gates',
    severity: 'error',
    alsoIn: ['verify/api/pod/pod-only'],
    title: 'Scheduling gates have different names, and a Pod that has any has no node yet.',
    why: 'A gated Pod waits to be scheduled until the last gate is removed.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/',
    failing: { object: pod({ schedulingGates: [{ name: 'quota' }], nodeName: 'node-1' }) },
    passing: { object: pod({ schedulingGates: [{ name: 'quota' }] }) },
  },
];
