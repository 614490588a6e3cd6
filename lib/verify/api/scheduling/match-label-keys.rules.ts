import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/match-label-keys',
    severity: 'error',
    title: 'matchLabelKeys requires a labelSelector that does not select by the same keys.',
    why: 'For each key, the API server adds a requirement with the value of the Pod to the selector.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#matchlabelkeys',
    failing: {
      object: pod({
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            matchLabelKeys: ['pod-template-hash'],
          },
        ],
      }),
    },
    passing: {
      object: pod({
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            matchLabelKeys: ['pod-template-hash'],
            labelSelector: {},
          },
        ],
      }),
    },
  },
];
