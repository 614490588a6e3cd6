import type { Rule } from '../../../kubernetes/rule';
import { statefulSet } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/grace-period',
    severity: 'warning',
    title: 'The grace period is more than none where it counts.',
    why: 'A server turns a negative one into 1 second. A Pod of a StatefulSet that is deleted without grace may still run when its successor starts.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
    failing: { object: statefulSet({ spec: { terminationGracePeriodSeconds: 0 } }) },
    passing: { object: statefulSet({ spec: { terminationGracePeriodSeconds: 60 } }) },
  },
];
