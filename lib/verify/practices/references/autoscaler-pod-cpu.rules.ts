import type { Rule } from '../../../kubernetes/rule';
import { autoscaler, deployment, other } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/autoscaler-pod-cpu',
    severity: 'warning',
    title: 'A workload with sidecars is scaled by the resources of one container.',
    why: 'A metric of the whole Pod mixes the application with its sidecars, so it scales too late or without need.',
    source:
      'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#container-resource-metrics',
    failing: {
      object: [
        deployment({
          container: { resources: { requests: { cpu: '100m', memory: '64Mi' } } },
          others: [other('logs', { resources: { requests: { cpu: '100m', memory: '64Mi' } } })],
        }),
        autoscaler('web', {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 80 } },
        }),
      ],
    },
    passing: {
      object: [
        deployment({
          container: { resources: { requests: { cpu: '100m', memory: '64Mi' } } },
          others: [other('logs', { resources: { requests: { cpu: '100m', memory: '64Mi' } } })],
        }),
        autoscaler('web'),
      ],
    },
  },
];
