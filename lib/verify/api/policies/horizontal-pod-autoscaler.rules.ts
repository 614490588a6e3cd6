import { autoscaler } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/autoscaler-limits',
    severity: 'error',
    alsoIn: ['verify/api/policies/autoscaler-metrics'],
    title: 'maxReplicas is at least 1, and not less than minReplicas.',
    why: 'minReplicas is at least 1. Since 1.37 it can be 0, with an Object or External metric that is measured without Pods.',
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale',
    failing: {
      object: autoscaler({
        maxReplicas: 2,
        minReplicas: 3,
      }),
    },
    passing: {
      object: autoscaler({
        minReplicas: 2,
      }),
    },
  },
  {
    code: 'api/scaling-policy',
    severity: 'error',
    title:
      'stabilizationWindowSeconds is at most 3600; a scaling policy has a value of at least 1 and periodSeconds of 1 to 1800.',
    why: 'An empty list of policies would allow no scaling. To disable scaling, set `selectPolicy: Disabled`.',
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior',
    failing: {
      object: autoscaler({
        behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } },
      }),
    },
    passing: {
      object: autoscaler({
        behavior: { scaleDown: { stabilizationWindowSeconds: 3600 } },
      }),
    },
  },
];
