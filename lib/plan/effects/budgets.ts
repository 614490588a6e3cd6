import { allowedEvictions } from '../allowed-evictions';
import { counted } from '../text';
import type { Effect } from './effect';
import { nameOf, type Situation } from './situation';

/** Disruption budgets that come to allow no eviction, so that no node with such a Pod can be drained. */
export function budgetEffects({ before, after }: Situation): readonly Effect[] {
  return after.budgets.flatMap((budget) => {
    const { namespace, name, object } = budget;
    const pods = after.selected(object.spec?.selector, namespace);
    if (pods.length === 0 || allowedEvictions(after, budget) !== 0) return [];
    const old = before.budget(name, namespace);
    const allowed = old === undefined ? undefined : allowedEvictions(before, old);
    if (old !== undefined && allowed === 0) return [];
    const was = allowed === undefined ? '' : `; before, it allowed ${counted(allowed, 'eviction')} at once`;
    return [
      {
        code: 'drain-blocked',
        severity: 'warning',
        object: nameOf(name),
        message: `allows no eviction (${limitText(object.spec ?? {})}): nodes with its Pods cannot be drained${was}`,
      } as const,
    ];
  });
}

function limitText({
  minAvailable,
  maxUnavailable,
}: {
  readonly minAvailable?: unknown;
  readonly maxUnavailable?: unknown;
}) {
  return maxUnavailable === undefined ? `minAvailable ${minAvailable ?? 1}` : `maxUnavailable ${maxUnavailable}`;
}
