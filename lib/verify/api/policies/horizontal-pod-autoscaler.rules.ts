import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/autoscaler-limits',
    severity: 'error',
    alsoIn: ['verify/api/policies/autoscaler-metrics'],
    title: 'An autoscaler has a largest number of Pods, at least 1 and at least the smallest one.',
    why: 'The smallest is 1; from 1.37 on 0, with a metric that is measured without Pods.',
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale',
    failing: {
      object: {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'web' },
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
          maxReplicas: 2,
          minReplicas: 3,
        },
      },
    },
    passing: {
      object: {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'web' },
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
          maxReplicas: 3,
          minReplicas: 2,
        },
      },
    },
  },
  {
    code: 'api/scaling-policy',
    severity: 'error',
    title: 'Scaling looks back at most an hour, and has a policy: a step of at least 1 in at most 1,800 seconds.',
    why: 'A step of nothing, or in no time, would not scale.',
    source: 'https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/#configurable-scaling-behavior',
    failing: {
      object: {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'web' },
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
          maxReplicas: 3,
          behavior: { scaleDown: { stabilizationWindowSeconds: 3601 } },
        },
      },
    },
    passing: {
      object: {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'web' },
        spec: {
          scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' },
          maxReplicas: 3,
          behavior: { scaleDown: { stabilizationWindowSeconds: 3600 } },
        },
      },
    },
  },
];
