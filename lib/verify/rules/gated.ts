import type { RuleDoc } from '../../findings/rule';
import { pod } from './pod-example';

const featureGates = { GenericWorkload: true };

/** What holds only where a gate is on that no release has on by default. */
export const gatedRules: readonly RuleDoc[] = [
  {
    code: 'api/scheduling-group',
    title: 'The group that a Pod is scheduled with has a name, and such a Pod no eviction responders.',
    why: 'The scheduler places the Pods of a group together, and finds the group by its name.',
    source: 'https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/4671-gang-scheduling',
    failing: { kubernetes: '1.36', featureGates, object: pod({ schedulingGroup: {} }) },
    passing: { kubernetes: '1.36', featureGates, object: pod({ schedulingGroup: { podGroupName: 'training' } }) },
  },
];
