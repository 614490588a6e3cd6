import { job } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

const indexed = { completionMode: 'Indexed', completions: 3, parallelism: 3 };
const selector = { matchLabels: { app: 'web' } };

/** With a selector of its own, which an update has to repeat. */
const elastic = (spec: object) => job({ ...indexed, manualSelector: true, selector, ...spec });

export const rules: readonly Rule[] = [
  {
    code: 'api/elastic-job',
    severity: 'error',
    title: 'The completions of an indexed Job change only together with its parallelism, to the same number.',
    why: 'Such a Job runs all its indexes at once. Of other Jobs, completions never change.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/job/#elastic-indexed-jobs',
    failing: { old: elastic({}), object: elastic({ completions: 5 }) },
    passing: { old: elastic({}), object: elastic({ completions: 5, parallelism: 5 }) },
  },
];
