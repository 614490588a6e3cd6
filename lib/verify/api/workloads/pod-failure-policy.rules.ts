import { job } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/pod-failure-policy',
    severity: 'error',
    title: 'A rule of a pod failure policy looks at exit codes, in ascending order, or at conditions.',
    why: 'The first rule that matches a failed Pod says what happens; 0 is no failure.',
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
