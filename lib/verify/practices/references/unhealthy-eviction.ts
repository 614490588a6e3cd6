import type { Practice } from '../facts/practice';

/** By default, running Pods that are not ready count against a budget, so that a broken workload blocks drains. */
export const unhealthyEviction: Practice = {
  code: 'practice/unhealthy-eviction',
  on: false,
  check: ({ disruptionBudgets }, report) => {
    for (const budget of disruptionBudgets) {
      if (budget.object.spec?.unhealthyPodEvictionPolicy !== undefined) continue;
      report(budget, 'spec.unhealthyPodEvictionPolicy', {
        message: 'missing: Pods that never become ready cannot be evicted, so their nodes cannot be drained',
        fix: 'set AlwaysAllow, or IfHealthyBudget where data could be lost',
      });
    }
  },
};
