import { type Amounts, effectiveRequests } from '../../anatomy/effective-requests';
import type { PodSpec } from '../../kubernetes/generated/types';
import {
  addExact,
  compareExact,
  type ExactQuantity,
  multiplyExact,
  printQuantity,
  tryParseQuantity,
  zeroQuantity,
} from '../../kubernetes/quantity';
import { at, textAt } from '../snapshot/read';

/** A resource of which a node has less free than a Pod requests. */
export interface Shortage {
  readonly resource: string;
  readonly requested: string;
  readonly free: ExactQuantity;
}

/** What a Pod requests, as the scheduler counts it. */
export function requestsOf(pod: unknown): Amounts {
  // What stands there is only believed to be a PodSpec; whatever is wrong in it is ignored.
  return effectiveRequests(at(pod, 'spec') as PodSpec | undefined);
}

/** The first resource of which a node has too little for a Pod, next to the Pods that are on it. */
export function shortageOf(requests: Amounts, node: unknown, podsOnNode: readonly unknown[]): Shortage | undefined {
  for (const [resource, requested] of Object.entries(requests)) {
    const amount = exact(requested);
    const allocatable = exact(at(node, 'status', 'allocatable', resource));
    if (amount.mantissa === 0n || at(node, 'status', 'allocatable') === undefined) continue;
    const used = podsOnNode.map((pod) => exact(requestsOf(pod)[resource])).reduce(addExact, zeroQuantity);
    const free = addExact(allocatable, multiplyExact(used, -1n));
    if (compareExact(amount, free) > 0) return { resource, requested, free };
  }
  return undefined;
}

/** The largest of some amounts, as API servers print it; none is less than nothing. */
export function largest(amounts: readonly ExactQuantity[]): string {
  const most = amounts.reduce((one, other) => (compareExact(one, other) > 0 ? one : other), zeroQuantity);
  return printQuantity(most);
}

/** Whether a Pod holds resources of its node. */
export function isOnNode(pod: unknown): boolean {
  const phase = textAt(pod, 'status', 'phase');
  return textAt(pod, 'spec', 'nodeName') !== '' && phase !== 'Succeeded' && phase !== 'Failed';
}

function exact(amount: unknown): ExactQuantity {
  return tryParseQuantity(amount) ?? zeroQuantity;
}
