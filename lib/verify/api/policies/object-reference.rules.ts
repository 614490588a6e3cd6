import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/object-reference',
    severity: 'error',
    since: '1.34',
    title: 'A reference to a scaled object has an apiVersion with a group.',
    why: 'All kinds that scale, except ReplicationController, are in a group: apps/v1, not v1. In all releases, kind and name are required.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
    failing: {
      object: {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'web' },
        spec: { scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3 },
      },
    },
    passing: {
      object: {
        apiVersion: 'autoscaling/v2',
        kind: 'HorizontalPodAutoscaler',
        metadata: { name: 'web' },
        spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, maxReplicas: 3 },
      },
    },
  },
];
