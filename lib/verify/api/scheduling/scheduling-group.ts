import { child } from '../../../findings/field-path';
import { forbidden, invalid } from '../../report/report';
import type { PodContext } from '../context/pod-context';
import { checkName, isLabel, isSubdomain } from '../formats/name-format';

/**
 * The group that a Pod is scheduled with (`workloadRef` in 1.35). Off in every release, and dropped then.
 * @see https://github.com/kubernetes/enhancements/tree/master/keps/sig-scheduling/4671-gang-scheduling
 */
export function validateSchedulingGroup({ spec, path, target, report }: PodContext): void {
  const { workloadRef, schedulingGroup, evictionResponders } = spec;
  if (workloadRef !== undefined) {
    const place = child(path, 'workloadRef');
    checkName(workloadRef.name ?? '', isSubdomain, child(place, 'name'), report);
    checkName(workloadRef.podGroup ?? '', isLabel, child(place, 'podGroup'), report);
    const replica = workloadRef.podGroupReplicaKey ?? '';
    if (replica !== '') checkName(replica, isLabel, child(place, 'podGroupReplicaKey'), report);
  }
  if (schedulingGroup === undefined) return;
  const place = child(path, 'schedulingGroup');
  const field = child(place, 'podGroupName');
  const { podGroupName } = schedulingGroup;
  const code = 'api/scheduling-group';
  if (podGroupName === undefined)
    report(invalid(code, field, { message: 'missing', fix: 'set the name of a PodGroup' }));
  else checkName(podGroupName, isSubdomain, field, report);
  if (target.since('1.37') && (evictionResponders ?? []).length > 0) {
    report(forbidden(code, place, { message: 'must not be set with evictionResponders', fix: 'remove one of them' }));
  }
}
