import type { Practice } from '../facts/practice';
import { replicasOf, type Workload } from '../facts/workload';

/** Without a disruption budget, draining nodes can evict all replicas at once. */
export const noDisruptionBudget: Practice = {
  code: 'practice/no-disruption-budget',
  on: false,
  check: ({ workloads, disruptionBudgets }, report) => {
    const covered = new Set<Workload>();
    for (const { selected } of disruptionBudgets) for (const workload of selected.workloads) covered.add(workload);
    for (const workload of workloads) {
      const replicas = replicasOf(workload) ?? 0;
      if (replicas < 2 || covered.has(workload)) continue;
      report(workload, 'spec.replicas', {
        value: replicas,
        message: `no PodDisruptionBudget: all ${replicas} Pods can be evicted at the same time`,
        fix: 'add a PodDisruptionBudget with maxUnavailable: 1',
      });
    }
  },
};
