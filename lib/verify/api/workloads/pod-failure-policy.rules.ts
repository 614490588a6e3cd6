import { job } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/pod-failure-policy',
    severity: 'error',
    title: 'A rule of a podFailurePolicy has either onExitCodes, in ascending order, or onPodConditions.',
    why: 'The first rule that matches a failed Pod decides what happens. Exit code 0 is not a failure.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#pod-failure-policy',
    failing: {
      object: job({
        podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [42, 1] } }] },
      }),
    },
    passing: {
      object: job({
        podFailurePolicy: { rules: [{ action: 'FailJob', onExitCodes: { operator: 'In', values: [1, 42] } }] },
      }),
    },
  },
];
