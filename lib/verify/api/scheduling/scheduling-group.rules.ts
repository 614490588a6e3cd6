import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/scheduling-group',
    severity: 'error',
    since: '1.36',
    gate: 'GenericWorkload',
    title: 'The group that a Pod is scheduled with has a name, and such a Pod no eviction responders.',
    why: 'The scheduler places the Pods of a group together, and finds the group by its name.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/4671-gang-scheduling',
    failing: { kubernetes: '1.36', featureGates: { GenericWorkload: true }, object: pod({ schedulingGroup: {} }) },
    passing: {
      kubernetes: '1.36',
      featureGates: { GenericWorkload: true },
      object: pod({ schedulingGroup: { podGroupName: 'training' } }),
    },
  },
];
