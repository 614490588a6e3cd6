import { autoscaler } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/object-reference',
    severity: 'error',
    title: 'A reference to a scaled object has a kind, a name, and an apiVersion with a group.',
    why: 'All kinds that scale, except ReplicationController, are in a group: apps/v1, not v1. Servers check the group since 1.34.',
    source: 'https://kubernetes.io/docs/reference/kubernetes-api/workload-resources/horizontal-pod-autoscaler-v2/',
    failing: {
      kubernetes: '1.35',
      object: autoscaler({ scaleTargetRef: { apiVersion: 'v1', kind: 'Deployment', name: 'web' } }),
    },
    passing: {
      object: autoscaler({}),
    },
  },
];
