import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

const gated = { schedulingGates: [{ name: 'example.com/quota' }] };

export const rules: readonly Rule[] = [
  {
    code: 'api/new-scheduling-gate',
    severity: 'error',
    title: 'An update of a Pod adds no scheduling gates.',
    why: 'The scheduler may have bound the Pod already. Gates are set when it is created, and then removed.',
    source: 'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/',
    failing: { old: pod(), object: pod({ schedulingGates: [{ name: 'example.com/quota' }] }) },
    passing: { old: pod({ schedulingGates: [{ name: 'example.com/quota' }] }), object: pod() },
  },
  {
    code: 'api/gated-scheduling',
    severity: 'error',
    title: 'An update of a gated Pod only narrows the nodes that it selects.',
    why: 'While it has scheduling gates, requirements are added to its nodeSelector and nodeAffinity, and none is removed.',
    source:
      'https://kubernetes.io/docs/concepts/scheduling-eviction/pod-scheduling-readiness/#mutable-pod-scheduling-directives',
    failing: {
      old: pod({ ...gated, nodeSelector: { disk: 'ssd' } }),
      object: pod({ ...gated, nodeSelector: { disk: 'hdd' } }),
    },
    passing: {
      old: pod({ ...gated, nodeSelector: { disk: 'ssd' } }),
      object: pod({ ...gated, nodeSelector: { disk: 'ssd', zone: 'a' } }),
    },
  },
];
