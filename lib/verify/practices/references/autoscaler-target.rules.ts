import type { Rule } from '../../../kubernetes/rule';
import { autoscaler, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/autoscaler-target',
    severity: 'warning',
    title: 'An autoscaler targets an existing workload and, for a container metric, an existing container.',
    why: 'Otherwise it does nothing. A missing workload is reported only if the app has a similar one.',
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
