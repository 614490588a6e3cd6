import { budgetEffects } from './budgets';
import { configEffects, configRollEffects } from './config';
import { deletedEffects } from './deleted';
import type { Effect } from './effect';
import { serviceEffects } from './services';
import type { Situation } from './situation';

/** What changes for other objects than those that change, warnings first. */
export function effectsOf(situation: Situation): readonly Effect[] {
  const all = [configEffects, configRollEffects, serviceEffects, budgetEffects, deletedEffects].flatMap((effects) =>
    effects(situation),
  );
  return [
    ...all.filter(({ severity }) => severity === 'warning'),
    ...all.filter(({ severity }) => severity === 'note'),
  ];
}
