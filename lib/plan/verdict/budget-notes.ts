import { counted } from '../../values/counted';
import type { Rollout } from '../rollout/rollout';
import type { Budget } from '../surroundings';

/** What a rollout is to the disruption budgets of its Pods: controllers do not ask them, and drains then wait. */
export function budgetNotes({ unavailable = 0 }: Rollout, budgets: readonly Budget[]): readonly string[] {
  return budgets.flatMap(({ name, allowed }) =>
    allowed !== undefined && unavailable > allowed
      ? [
          `${counted(unavailable, 'Pod')} may be unavailable at once, and PodDisruptionBudget "${name}" allows ${allowed}: a rollout does not ask it, and nodes cannot be drained meanwhile`,
        ]
      : [],
  );
}
