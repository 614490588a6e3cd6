import type { Rule } from '../../../kubernetes/rule';
import { autoscaler, deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/autoscaler-replicas',
    severity: 'warning',
    title: 'A workload that is autoscaled does not set replicas.',
    why: 'Each apply would reset the number that the autoscaler has chosen.',
    source:
      'https://kubernetes.io/docs/concepts/workloads/autoscaling/horizontal-pod-autoscale/#migrating-deployments-and-statefulsets-to-horizontal-autoscaling',
    failing: {
      object: [
        deployment({
          container: { resources: { requests: { cpu: '100m', memory: '64Mi' } } },
          workload: { replicas: 2 },
        }),
        autoscaler('web'),
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
