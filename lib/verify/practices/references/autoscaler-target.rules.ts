import type { Rule } from '../../../kubernetes/rule';
import { autoscaler, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/autoscaler-target',
    severity: 'warning',
    title: 'An autoscaler points at a workload, and at a container of it.',
    why: 'One that points at none scales nothing. It is reported where the app has the workload that was evidently meant.',
    source: 'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/',
    failing: {
      object: [
        deployment({ container: { resources: { requests: { cpu: '100m', memory: '64Mi' } } } }),
        autoscaler('wbe'),
      ],
    },
    passing: {
      object: [
        deployment({ container: { resources: { requests: { cpu: '100m', memory: '64Mi' } } } }),
        autoscaler('web'),
      ],
    },
  },
];
