import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/longer-deadline',
    severity: 'error',
    title: 'An update of a Pod sets activeDeadlineSeconds once, and then only lowers it.',
    why: 'A Pod may already be stopped at its deadline.',
    source: 'https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement',
    failing: { old: pod({ activeDeadlineSeconds: 60 }), object: pod({ activeDeadlineSeconds: 90 }) },
    passing: { old: pod({ activeDeadlineSeconds: 60 }), object: pod({ activeDeadlineSeconds: 30 }) },
  },
];
