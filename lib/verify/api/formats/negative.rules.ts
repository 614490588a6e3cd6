import { deployment } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/negative',
    severity: 'error',
    title: 'Counts and durations are 0 or greater.',
    why: 'The rule covers replicas, minReadySeconds, backoffLimit and similar fields.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#writing-a-deployment-spec',
    failing: { object: deployment({ replicas: -1 }) },
    passing: { object: deployment({ replicas: 0 }) },
  },
];
