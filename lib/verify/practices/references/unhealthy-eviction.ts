import type { Practice } from '../facts/practice';

/** Pods that run and are not ready count against a budget by default, so that a broken workload stops a drain for ever. */
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
