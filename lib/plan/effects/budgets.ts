import { counted } from '../../values/counted';
import { allowedEvictions } from '../allowed-evictions';
import type { Workload } from '../facts';
import type { ObjectName } from '../object-name';
import type { Effect } from './effect';
import { named, nameOf, type Situation } from './situation';

/**
 * Disruption budgets that come to allow no eviction, so that no node with such a Pod can be drained, and those that come to
 * protect nothing.
 */
export function budgetEffects({ before, after }: Situation): readonly Effect[] {
  return after.budgets.flatMap((budget) => {
    const { namespace, name, object } = budget;
    const pods = after.selected(object.spec?.selector, namespace);
    const old = before.budget(name, namespace);
    if (pods.length === 0) {
      const had = old === undefined ? [] : before.selected(old.object.spec?.selector, namespace);
      return had.length === 0 ? [] : [protectsNothing(name, had)];
    }
    if (allowedEvictions(after, budget) !== 0) return [];
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

function protectsNothing(name: ObjectName, had: readonly Workload[]): Effect {
  return {
    code: 'selector-matches-nothing',
    severity: 'warning',
    object: nameOf(name),
    message: `its selector matches no Pods any more; before, it protected those of ${had.map((one) => named(one.name)).join(', ')}`,
  };
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
