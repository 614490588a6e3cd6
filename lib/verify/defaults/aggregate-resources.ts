import type { PodSpec } from '../../kubernetes/generated/types';
import { addQuantities, compareQuantities } from '../../kubernetes/quantity';
import { type Draft, mapOf } from './draft';
import type { ResourceList } from './resource-list';

/**
 * What a Pod's containers limit or request together: the sum of all that run at the same time, at the moment when it is
 * most. A sidecar runs next to the init containers after it and next to the containers.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/sidecar-containers/#resource-sharing-within-containers
 */
export function aggregate(spec: Draft<PodSpec>, amounts: 'limits' | 'requests'): ResourceList {
  const running: ResourceList = mapOf();
  const sidecars: ResourceList = mapOf();
  const starting: ResourceList = mapOf();
  for (const { resources } of spec.containers ?? []) add(running, resources?.[amounts]);
  for (const { resources, restartPolicy } of spec.initContainers ?? []) {
    const own = resources?.[amounts];
    if (restartPolicy === 'Always') {
      add(running, own);
      add(sidecars, own);
      atLeast(starting, sidecars);
    } else {
      const combined: ResourceList = mapOf(sidecars);
      add(combined, own);
      atLeast(starting, combined);
    }
  }
  atLeast(running, starting);
  return running;
}

function add(sum: ResourceList, list: ResourceList | undefined): void {
  for (const name of Object.keys(list ?? {})) {
    const amount = list?.[name];
    if (amount === undefined) continue;
    const before = sum[name];
    sum[name] = before === undefined ? amount : addQuantities(before, amount);
  }
}

function atLeast(most: ResourceList, list: ResourceList): void {
  for (const name of Object.keys(list)) {
    const amount = list[name];
    const before = most[name];
    if (amount !== undefined && (before === undefined || compareQuantities(amount, before) > 0)) most[name] = amount;
  }
}
