import type { Rule } from '../../../kubernetes/rule';
import { autoscaler, deployment } from '../facts/example-objects';

const scaled = deployment({ container: { resources: { requests: { cpu: '100m', memory: '64Mi' } } } });

export const rules: readonly Rule[] = [
  {
    code: 'practice/two-autoscalers',
    severity: 'warning',
    title: 'A workload has at most one HorizontalPodAutoscaler.',
    why: 'Each of two sets the replicas, and undoes what the other did. One takes several metrics.',
    source:
      'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#scaling-on-multiple-metrics',
    failing: {
      object: [scaled, autoscaler('web'), { ...autoscaler('web'), metadata: { name: 'web-of-platform' } }],
    },
    passing: { object: [scaled, autoscaler('web')] },
  },
];
