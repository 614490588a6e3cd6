import type { Rule } from '../../../kubernetes/rule';
import { statefulSet } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/grace-period',
    severity: 'warning',
    title: 'terminationGracePeriodSeconds is not negative and, in a StatefulSet, not 0.',
    why: 'Kubernetes treats a negative value as 1. With 0, a deleted Pod can still run when its replacement of the same name starts.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#deployment-and-scaling-guarantees',
    failing: { object: statefulSet({ spec: { terminationGracePeriodSeconds: 0 } }) },
    passing: { object: statefulSet({ spec: { terminationGracePeriodSeconds: 60 } }) },
  },
];
