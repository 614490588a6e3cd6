import type { Rule } from '../../../kubernetes/rule';
import { deployment } from '../facts/example-objects';

export const rules: readonly Rule[] = [
  {
    code: 'practice/no-spread',
    severity: 'warning',
    on: false,
    title: 'Replicas are spread over nodes or zones.',
    why: 'Replicas that run on the same node fail together.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
    failing: { object: deployment({ workload: { replicas: 2 } }) },
    passing: {
      object: deployment({
        spec: {
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'topology.kubernetes.io/zone',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { app: 'web' } },
            },
          ],
        },
        workload: { replicas: 2 },
      }),
    },
  },
];
