import type { Container, ObjectMeta, Pod, PodSpec } from '../../../kubernetes/generated/types';
import type { Draft } from '../../defaults/draft';
import { keepPodResources } from '../../defaults/pod';
import { setPodLevelResources } from '../../defaults/pod-level-resources';
import type { Target } from '../../target/target';

/** Whether the resources of a Pod itself can be resized. */
export function resizesPods(target: Target): boolean {
  return target.gate('InPlacePodLevelResourcesVerticalScaling');
}

/**
 * The old Pod with what a resize takes from the new one: the resources of its containers and its own. Where containers were
 * added or removed, the server compares the new Pod as it is. Both have their defaults.
 */
export function resized(pod: Draft<Pod>, old: Draft<Pod>, target: Target): Draft<Pod> {
  const [spec = {}, before = {}] = [pod.spec, old.spec];
  const [containers, initContainers] = [spec.containers ?? [], spec.initContainers ?? []];
  const isSame =
    containers.length === (before.containers ?? []).length &&
    initContainers.length === (before.initContainers ?? []).length;
  const merged: Draft<PodSpec> = isSame
    ? {
        ...before,
        ...(resizesPods(target) && { resources: spec.resources }),
        containers: withResources(containers, before.containers ?? []),
        initContainers: withResources(initContainers, before.initContainers ?? []),
      }
    : spec;
  const result = { ...pod, ...(isSame && { metadata: metadataOf(pod, old) }), spec: merged };
  if (target.gate('PodLevelResourcesFixDefaulting')) {
    keepPodResources(result, old as Pod);
    if (merged.resources !== undefined) merged.resources = { ...merged.resources };
    setPodLevelResources(merged, target);
  }
  return result;
}

/** Containers are in the order of the old ones, or the new ones as they are. */
function withResources(containers: readonly Draft<Container>[], old: readonly Draft<Container>[]): Draft<Container>[] {
  if (containers.some(({ name }, at) => name !== old[at]?.name)) return [...containers];
  return containers.map(({ resources, resizePolicy }, at) => ({ ...old[at], resources, resizePolicy }));
}

function metadataOf(pod: Draft<Pod>, old: Draft<Pod>): Draft<ObjectMeta> {
  const { labels, annotations, finalizers, ownerReferences, deletionTimestamp } = old.metadata ?? {};
  return { ...pod.metadata, labels, annotations, finalizers, ownerReferences, deletionTimestamp };
}
