import { deployment } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/workload-selector',
    severity: 'error',
    alsoIn: ['verify/api/workloads/replication-controller'],
    title: 'A workload has a selector, and it matches the labels of the template.',
    why: 'A workload counts its Pods by the selector: of Pods that it does not see it would make more and more.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#selector',
    failing: { object: deployment({ selector: { matchLabels: { app: 'api' } } }) },
    passing: { object: deployment({}) },
  },
];
