import { pod } from '../../../kubernetes/example-objects';
import type { Rule } from '../../../kubernetes/rule';

export const rules: readonly Rule[] = [
  {
    code: 'api/scheduling-group',
    severity: 'error',
    since: '1.36',
    gate: 'GenericWorkload',
    title: 'schedulingGroup has a podGroupName, and is not combined with evictionResponders.',
    why: 'The scheduler places all Pods of a PodGroup together, and finds the group by its name.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/4671-gang-scheduling',
    failing: { kubernetes: '1.36', featureGates: { GenericWorkload: true }, object: pod({ schedulingGroup: {} }) },
    passing: {
      kubernetes: '1.36',
      featureGates: { GenericWorkload: true },
      object: pod({ schedulingGroup: { podGroupName: 'training' } }),
    },
  },
];
