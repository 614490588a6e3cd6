import type { Container, Pod, PodSpec } from '../../../kubernetes/generated/types';
import { equal } from '../../../values/equal';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutablePart, type Part } from '../immutable-part';
import { isDeadlineKept } from './active-deadline';
import { validateAnnotationUpdates } from './annotations';
import { isSameContainers } from './containers';
import { validateSameQosClass } from './qos-class';
import { gatedScheduling, validateOnlyRemovedGates } from './scheduling-gates';
import { validateOnlyAddedTolerations } from './tolerations';

/**
 * What of a Pod an update may change.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/#pod-update-and-replacement
 */
export function validatePodUpdate(pod: Pod, old: Pod, target: Target, report: Report): void {
  validateAnnotationUpdates(pod.metadata?.annotations, old.metadata?.annotations, report);
  const [spec, before] = [specOf(pod), specOf(old)];
  for (const list of ['containers', 'initContainers'] as const) {
    if (!isSameContainers(spec[list], before[list], `spec.${list}`, report)) return;
  }
  if (!isDeadlineKept(spec.activeDeadlineSeconds, before.activeDeadlineSeconds, report)) return;
  validateOnlyAddedTolerations(spec.tolerations, before.tolerations, report);
  validateOnlyRemovedGates(spec.schedulingGates, before.schedulingGates, report);
  const kept = { ...spec, ...mutable(spec, before), ...gatedScheduling(spec, before, report) };
  const now: Pod = { ...pod, spec: kept };
  if (target.since('1.29') && !target.since('1.32') && !equal(spec, before)) {
    validateSameQosClass(pod, old, target, 'metadata', report);
  }
  immutablePart(now, { spec: before }, 'spec', part, report);
}

const part: Part = { reason: 'forbidden', fix: 'keep it, or delete the Pod and create it again' };

/** The spec as servers compare it. */
function specOf({ spec = { containers: [] } }: Pod): PodSpec {
  return { ...spec, enableServiceLinks: spec.enableServiceLinks ?? true };
}

/** The fields that may change, as they were. */
function mutable(spec: PodSpec, old: PodSpec): Partial<PodSpec> {
  const { activeDeadlineSeconds, schedulingGates, tolerations } = old;
  // In canonical form an empty list is absent.
  const containers = withImages(spec.containers, old.containers) as readonly Container[];
  const initContainers = withImages(spec.initContainers, old.initContainers);
  return { activeDeadlineSeconds, schedulingGates, tolerations, containers, initContainers };
}

function withImages(
  containers: readonly Container[] | undefined,
  old: readonly Container[] | undefined,
): readonly Container[] | undefined {
  return containers?.map((container, at) => {
    const before = old?.[at];
    return before === undefined ? container : { ...container, image: before.image };
  });
}
