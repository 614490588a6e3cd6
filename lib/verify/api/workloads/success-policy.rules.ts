import { job } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/success-policy',
    severity: 'error',
    since: '1.31',
    title: 'A success policy belongs to an indexed Job, and asks for indexes that the Job has.',
    why: 'The Job is done as soon as one of the rules is met; one that cannot be met would say nothing.',
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
