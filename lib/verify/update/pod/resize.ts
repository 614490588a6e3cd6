import { type FieldPath, index } from '../../../findings/field-path';
import type { Pod, PodSpec, ResourceRequirements } from '../../../kubernetes/generated/types';
import { own } from '../../../values/own';
import { forbidden, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { hasSameNames, isSameContainers } from './containers';
import { validateSameQosClass } from './qos-class';
import { resizesPods } from './resized';
import { validateContainerResize, validateEmptyPodResources, validatePodResourcesResize } from './resized-resources';

/**
 * What a resize may change: cpu and memory of containers and sidecars, from 1.36 on of init containers and of the Pod itself.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/
 */
export function validatePodResize(pod: Pod, old: Pod, target: Target, report: Report): void {
  const [spec, before] = [pod.spec ?? noContainers, old.spec ?? noContainers];
  validateSameQosClass(pod, old, target, 'spec', report);
  if (!isNodeAble(old)) report(unsupported('spec', 'its node does not support it'));
  if (isSet(spec.resources) || isSet(before.resources)) {
    if (!resizesPods(target)) {
      report(
        unsupported('', 'resources of the Pod itself are only resized with InPlacePodLevelResourcesVerticalScaling'),
      );
      return;
    }
    validatePodResourcesResize(spec.resources, before.resources, report);
  } else if (resizesPods(target)) {
    validateEmptyPodResources(spec.resources, before.resources, report);
  }
  if (target.kubernetes === '1.36' && hasNodeClaims(old)) {
    report(unsupported('spec', 'its claims are for resources of the node'));
  }
  if (!hasSameContainers(spec, before, report)) return;
  for (const [at, container] of (spec.initContainers ?? []).entries()) {
    validateContainerResize(
      container,
      before.initContainers?.[at] ?? container,
      index('spec.initContainers', at),
      target,
      report,
    );
  }
  for (const [at, container] of (spec.containers ?? []).entries()) {
    validateContainerResize(
      container,
      before.containers?.[at] ?? container,
      index('spec.containers', at),
      target,
      report,
    );
  }
}

/**
 * Why a Pod cannot be resized at all, whatever is sent: the server then says nothing else.
 */
export function resizeRefusal(pod: Pod, old: Pod, target: Target) {
  if (pod.kind !== 'Pod') return unsupported('kind', 'only Pods have a subresource to resize');
  if (!target.since('1.33')) return unsupported('', `Kubernetes ${target.kubernetes} has no subresource to resize`);
  const ofPod = isSet(pod.spec?.resources) || isSet(old.spec?.resources);
  if (ofPod && !target.since('1.35')) return unsupported('', 'it has resources of its own');
  if (own(old.metadata?.annotations, 'kubernetes.io/config.mirror') !== undefined) {
    return unsupported('', 'it is a static Pod');
  }
  return old.spec?.os?.name === 'windows' ? unsupported('', 'it runs on Windows') : undefined;
}

const noContainers: PodSpec = { containers: [] };

function isSet(resources: ResourceRequirements | undefined): boolean {
  const { requests = {}, limits = {} } = resources ?? {};
  return Object.keys(requests).length + Object.keys(limits).length > 0;
}

/** A container that runs on a node which resizes has its resources in the status. */
function isNodeAble(old: Pod): boolean {
  const statuses = own(own(old, 'status'), 'containerStatuses');
  const running = Array.isArray(statuses)
    ? statuses.find((status) => own(own(status, 'state'), 'running') !== undefined)
    : undefined;
  return running === undefined || own(running, 'resources') !== undefined;
}

function hasNodeClaims(old: Pod): boolean {
  const statuses = own(own(old, 'status'), 'nodeAllocatableResourceClaimStatuses');
  return Array.isArray(statuses) && statuses.length > 0;
}

function hasSameContainers(spec: PodSpec, old: PodSpec, report: Report): boolean {
  let isSame = true;
  for (const list of ['containers', 'initContainers'] as const) {
    const path = `spec.${list}`;
    if (!isSameContainers(spec[list], old[list], path, report)) isSame = false;
    else if (!hasSameNames(spec[list] ?? [], old[list] ?? [], path, report)) isSame = false;
  }
  return isSame;
}

function unsupported(field: FieldPath, why: string) {
  const details = { message: `cannot be resized: ${why}`, fix: 'delete the Pod and create it again' };
  // The path of the whole object, as it is printed.
  return forbidden('api/resize-unsupported', field, field === '' ? { ...details, serverField: '[]' } : details);
}
