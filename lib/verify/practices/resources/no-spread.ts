import type { Practice } from '../facts/practice';
import { replicasOf } from '../facts/workload';

/** Replicas that may all be on one node, or in one zone, fail together. */
export const noSpread: Practice = {
  code: 'practice/no-spread',
  on: false,
  checkWorkload: (workload, report) => {
    const { spec } = workload;
    const replicas = replicasOf(workload) ?? 0;
    if (replicas < 2 || (spec.topologySpreadConstraints ?? []).length > 0) return;
    if (spec.affinity?.podAntiAffinity !== undefined) return;
    report(workload, workload.at('spec.topologySpreadConstraints'), {
      message: `nothing spreads the ${replicas} Pods over nodes or zones`,
      fix: 'add a topologySpreadConstraint over `topology.kubernetes.io/zone` or `kubernetes.io/hostname`',
    });
  },
};
