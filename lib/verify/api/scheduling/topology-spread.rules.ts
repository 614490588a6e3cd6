import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/topology-key',
    severity: 'error',
    alsoIn: ['verify/api/scheduling/affinity'],
    title: 'Affinity to Pods and spreading name the label by which nodes are in one domain.',
    why: 'Without it there is no "same place" that Pods could share or avoid.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/assign-pod-node/#affinity-and-anti-affinity',
    failing: {
      object: pod({
        topologySpreadConstraints: [
          {
            maxSkew: 1,
            topologyKey: '',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: { app: 'web' } },
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
            labelSelector: { matchLabels: { app: 'web' } },
          },
        ],
      }),
    },
  },
  {
    code: 'api/topology-spread',
    severity: 'error',
    title:
      'maxSkew and minDomains are 1 or more, minDomains needs DoNotSchedule, and no two constraints are of one kind.',
    why: 'A skew of 0 cannot be kept while Pods come one by one, and minDomains is a reason to wait.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/topology-spread-constraints/',
    failing: {
      object: pod({
        topologySpreadConstraints: [
          {
            maxSkew: 0,
            topologyKey: 'topology.kubernetes.io/zone',
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels: { app: 'web' } },
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
            labelSelector: { matchLabels: { app: 'web' } },
          },
        ],
      }),
    },
  },
];
