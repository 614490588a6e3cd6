import type { Practice } from '../facts/practice';

/** Pods that run and are not ready count against a budget by default, so that a broken workload stops a drain for ever. */
export const unhealthyEviction: Practice = {
  code: 'practice/unhealthy-eviction',
  on: false,
  check: ({ disruptionBudgets }, report) => {
    for (const budget of disruptionBudgets) {
      if (budget.object.spec?.unhealthyPodEvictionPolicy !== undefined) continue;
      report(budget, 'spec.unhealthyPodEvictionPolicy', {
        message: 'Pods that never become ready cannot be evicted, so that a node with a broken one is never drained',
        fix: 'write `unhealthyPodEvictionPolicy: AlwaysAllow`, or IfHealthyBudget where data would be lost',
      });
    }
  },
};
