import { job } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/job-indexes',
    severity: 'error',
    warnsToo: true,
    alsoIn: ['verify/api/workloads/job-spec'],
    title: 'An Indexed Job sets completions, and only an Indexed Job counts failures by index.',
    why: 'The status of a Job lists the completed indexes, and has room for about 100,000.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#completion-mode',
    failing: { object: job({ completionMode: 'Indexed', parallelism: 3 }) },
    passing: { object: job({ completionMode: 'Indexed', parallelism: 3, completions: 9 }) },
  },
];
