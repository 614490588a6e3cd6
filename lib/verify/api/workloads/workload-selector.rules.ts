import { deployment } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/workload-selector',
    severity: 'error',
    alsoIn: ['verify/api/workloads/replication-controller'],
    title: 'A workload has a selector that matches the labels of its pod template.',
    why: 'A controller counts its Pods by the selector. It would create more and more Pods if it did not match them.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
    failing: { object: deployment({ selector: { matchLabels: { app: 'api' } } }) },
    passing: { object: deployment({}) },
  },
];
