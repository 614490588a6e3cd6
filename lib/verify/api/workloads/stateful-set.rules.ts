import { statefulSet } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/revision-history',
    severity: 'warning',
    since: '1.33',
    title: 'A StatefulSet keeps a number of revisions that is 0 or more.',
    why: 'With less than 0, all are kept, which fills the control plane. (The server warns from 1.33 on.)',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#revision-history',
    failing: { object: statefulSet({ revisionHistoryLimit: -1 }) },
    passing: { object: statefulSet({ revisionHistoryLimit: 3 }) },
  },
];
