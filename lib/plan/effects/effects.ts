import { budgetEffects } from './budgets';
import { configEffects, configRollEffects } from './config';
import { deletedEffects } from './deleted';
import { duplicateEffects } from './duplicates';
import type { Effect } from './effect';
import { serviceEffects } from './services';
import type { Situation } from './situation';

/** What changes for other objects than those that change, warnings first. */
export function effectsOf(situation: Situation): readonly Effect[] {
  const kinds = [duplicateEffects, configEffects, configRollEffects, serviceEffects, budgetEffects, deletedEffects];
  const all = kinds.flatMap((effects) => effects(situation));
  return [
    ...all.filter(({ severity }) => severity === 'warning'),
    ...all.filter(({ severity }) => severity === 'note'),
  ];
}
