import { deployment } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/int-or-percent',
    severity: 'error',
    title: 'A number of Pods is an integer of 0 or greater, or a percentage of at most 100%.',
    why: 'A quoted number is a string, and needs a percent sign: "25%".',
    source: 'https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#max-unavailable',
    failing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: '1' } } }) },
    passing: { object: deployment({ strategy: { rollingUpdate: { maxUnavailable: '10%' } } }) },
  },
];
