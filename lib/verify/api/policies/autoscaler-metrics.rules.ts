import { autoscaler } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/metric',
    severity: 'error',
    title: 'A metric of an autoscaler has exactly the source of its type, and a target greater than 0.',
    why: 'The autoscaler divides the measured value by the target.',
    source:
      'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#scaling-on-resource-utilization',
    failing: {
      object: autoscaler({
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 0 } } },
        ],
      }),
    },
    passing: {
      object: autoscaler({
        metrics: [
          { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 1 } } },
        ],
      }),
    },
  },
];
