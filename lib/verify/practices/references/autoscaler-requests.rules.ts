import type { Rule } from '../../../kubernetes/rule';
import { autoscaler, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/autoscaler-requests',
    severity: 'warning',
    title: 'A container that is scaled by utilization requests the resource.',
    why: 'Utilization is a percentage of the request. Without a request the autoscaler does nothing.',
    source:
      'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#support-for-resource-metrics',
    failing: { object: [deployment(), autoscaler('web')] },
    passing: {
      object: [
        deployment({ container: { resources: { requests: { cpu: '100m', memory: '64Mi' } } } }),
        autoscaler('web'),
      ],
    },
  },
];
