import { statefulSet } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/revision-history',
    severity: 'warning',
    since: '1.33',
    title: 'revisionHistoryLimit of a StatefulSet is 0 or greater.',
    why: 'With a negative limit all revisions are kept, and etcd fills up. The API server accepts it with a warning.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#revision-history',
    failing: { object: statefulSet({ revisionHistoryLimit: -1 }) },
    passing: { object: statefulSet({ revisionHistoryLimit: 3 }) },
  },
];
