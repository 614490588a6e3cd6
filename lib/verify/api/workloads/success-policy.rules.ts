import { job } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/success-policy',
    severity: 'error',
    since: '1.31',
    title: 'A successPolicy belongs to an Indexed Job, and requires only indexes that the Job has.',
    why: 'The Job is complete as soon as one rule is met. A rule that cannot be met has no effect.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#success-policy',
    failing: {
      object: job({
        completionMode: 'Indexed',
        completions: 3,
        successPolicy: { rules: [{ succeededIndexes: '0-3' }] },
      }),
    },
    passing: {
      object: job({
        completionMode: 'Indexed',
        completions: 3,
        successPolicy: { rules: [{ succeededIndexes: '0-2' }] },
      }),
    },
  },
];
