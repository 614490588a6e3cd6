import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/topology-key',
    severity: 'error',
    alsoIn: ['verify/api/scheduling/affinity'],
    title: 'Pod affinity terms and topology spread constraints have a topologyKey.',
    why: 'Nodes with the same value of this label are one domain, for example a zone.',
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
      'maxSkew and minDomains are at least 1, minDomains requires DoNotSchedule, and no two constraints have the same key and action.',
    why: 'A skew of 0 is impossible while Pods start one by one. minDomains has an effect only on constraints that block scheduling.',
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
