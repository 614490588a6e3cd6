import type { PodDisruptionBudget } from '../kubernetes/generated/types';
import type { Facts, ObjectOf } from './facts';
import { amountOf } from './rollout/amount';

/** How many Pods a disruption budget lets be evicted while all of them are healthy; `undefined` where that is not known. */
export function allowedEvictions(
  { selected }: Facts,
  { namespace, object: { spec = {} } }: ObjectOf<PodDisruptionBudget>,
): number | undefined {
  const { minAvailable, maxUnavailable, selector } = spec;
  const pods = sum(selected(selector, namespace).map((one) => one.pods));
  if (maxUnavailable !== undefined) return amountOf(maxUnavailable, pods, true);
  if (minAvailable === '100%') return 0;
  const wanted = amountOf(minAvailable ?? 1, pods, true);
  return pods === undefined || wanted === undefined ? undefined : Math.max(0, pods - wanted);
}

function sum(counts: readonly (number | undefined)[]): number | undefined {
  return counts.reduce<number | undefined>(
    (total, count) => (total === undefined || count === undefined ? undefined : total + count),
    0,
  );
}
