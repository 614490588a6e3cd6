import { deployment } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/int-or-percent',
    severity: 'error',
    title: 'A number of Pods is a whole number from 0 on, or a percentage of at most 100 %.',
    why: 'A number in quotes is taken for a percentage that lacks its sign.',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
    failing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: '1' } } }) },
    passing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: '10%' } } }) },
  },
];
