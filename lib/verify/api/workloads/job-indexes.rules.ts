import { job } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/job-indexes',
    severity: 'error',
    warnsToo: true,
    alsoIn: ['verify/api/workloads/job-spec'],
    title: 'An indexed Job says how many indexes there are; failures are counted by index only in one.',
    why: 'The status lists the indexes that are done, and has room for some 100,000.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode',
    failing: { object: job({ completionMode: 'Indexed', parallelism: 3 }) },
    passing: { object: job({ completionMode: 'Indexed', parallelism: 3, completions: 9 }) },
  },
];
