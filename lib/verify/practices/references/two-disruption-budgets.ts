import type { PodDisruptionBudget } from '../../../kubernetes/generated/types';
import { entryOf } from '../../../values/entry-of';
import type { Selecting } from '../facts/app';
import { areRivals } from '../facts/app-object';
import type { Practice } from '../facts/practice';
import type { Workload } from '../facts/workload';

/** The eviction API refuses Pods that two disruption budgets select, whatever the two allow. */
export const twoDisruptionBudgets: Practice = {
  code: 'practice/two-disruption-budgets',
  on: true,
  check: ({ disruptionBudgets }, report) => {
    if (disruptionBudgets.length < 2) return;
    const earlier = new Map<Workload, Selecting<PodDisruptionBudget>[]>();
    for (const budget of disruptionBudgets) {
      const before = (workload: Workload) => earlier.get(workload)?.find((one) => areRivals(one, budget));
      const shared = budget.selected.workloads.find((workload) => before(workload) !== undefined);
      if (shared === undefined) {
        for (const workload of budget.selected.workloads) entryOf(earlier, workload, () => []).push(budget);
        continue;
      }
      report(budget, 'spec.selector', {
        message: `matches the Pods of ${shared.kind} "${shared.name}", as PodDisruptionBudget "${before(shared)?.name}" does: a Pod with two budgets cannot be evicted, so nodes cannot be drained`,
        fix: 'remove one of the two',
      });
    }
  },
};
