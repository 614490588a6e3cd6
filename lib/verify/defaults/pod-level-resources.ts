import type { PodSpec } from '../../kubernetes/generated/types';
import { compareQuantities } from '../../kubernetes/quantity';
import type { Target } from '../target/target';
import { aggregate } from './aggregate-resources';
import { type Draft, mapOf } from './draft';
import type { ResourceList } from './resource-list';

/**
 * Completes a Pod's own resources, where something of them is written, by those of its containers: limits of huge pages,
 * then requests, then, with PodLevelResourcesFixDefaulting, the limits of what every container limits.
 * @see https://kubernetes.io/docs/tasks/configure-pod-container/assign-pod-level-resources/
 */
export function setPodLevelResources(spec: Draft<PodSpec>, target: Target): void {
  const { resources } = spec;
  if (resources === undefined || !target.gate('PodLevelResources')) return;
  const fixed = target.gate('PodLevelResourcesFixDefaulting');
  if (isEmpty(resources.limits) && isEmpty(resources.requests)) return;
  const limits: ResourceList = mapOf(resources.limits);
  const requests: ResourceList = mapOf(resources.requests);
  setHugePageLimits(limits, target.since('1.34') ? requests : mapOf(), spec);
  // Until the fix, requests alone stay as they are.
  if (fixed || !isEmpty(limits)) setRequests(requests, limits, spec);
  if (fixed) setLimits(limits, requests, spec);
  if (!isEmpty(limits)) resources.limits = limits;
  if (!isEmpty(requests)) resources.requests = requests;
}

/** What huge pages the containers are limited to, but for those that the Pod requests. */
function setHugePageLimits(limits: ResourceList, requests: ResourceList, spec: Draft<PodSpec>): void {
  const sums = aggregate(spec, 'limits');
  for (const name of Object.keys(sums)) {
    const sum = sums[name];
    if (isHugePages(name) && sum !== undefined && !Object.hasOwn(requests, name)) limits[name] ??= sum;
  }
}

/** What the containers request of cpu and memory, else the Pod's limit. */
function setRequests(requests: ResourceList, limits: ResourceList, spec: Draft<PodSpec>): void {
  const sums = aggregate(spec, 'requests');
  for (const name of ['cpu', 'memory']) {
    const sum = sums[name];
    if (sum !== undefined) requests[name] ??= sum;
  }
  for (const name of Object.keys(limits)) {
    const limit = limits[name];
    if (isPodResource(name) && limit !== undefined) requests[name] ??= limit;
  }
}

/** What every container limits of a resource that is requested and not limited; at least the request. */
function setLimits(limits: ResourceList, requests: ResourceList, spec: Draft<PodSpec>): void {
  const containers = [...(spec.initContainers ?? []), ...(spec.containers ?? []), ...(spec.ephemeralContainers ?? [])];
  const sums = aggregate(spec, 'limits');
  for (const name of Object.keys(requests)) {
    if (!isPodResource(name) || Object.hasOwn(limits, name)) continue;
    if (!containers.every(({ resources }) => resources?.limits?.[name] !== undefined)) continue;
    const request = requests[name];
    const sum = sums[name];
    if (request === undefined || sum === undefined) continue;
    limits[name] = compareQuantities(request, sum) > 0 ? request : sum;
  }
}

function isEmpty(list: ResourceList | undefined): boolean {
  return list === undefined || Object.keys(list).length === 0;
}

function isHugePages(name: string): boolean {
  return name.startsWith('hugepages-');
}

/** Whether a Pod can have the resource of its own, beside those of its containers. */
export function isPodResource(name: string): boolean {
  return name === 'cpu' || name === 'memory' || isHugePages(name);
}
