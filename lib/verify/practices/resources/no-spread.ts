import type { Practice } from '../facts/practice';
import { replicasOf } from '../facts/workload';

/** Replicas on one node, or in one zone, fail together. */
export const noSpread: Practice = {
  code: 'practice/no-spread',
  on: false,
  checkWorkload: (workload, report) => {
    const { spec } = workload;
    const replicas = replicasOf(workload) ?? 0;
    if (replicas < 2 || (spec.topologySpreadConstraints ?? []).length > 0) return;
    if (spec.affinity?.podAntiAffinity !== undefined) return;
    report(workload, workload.at('spec.topologySpreadConstraints'), {
      message: `missing: all ${replicas} Pods can run on one node or in one zone`,
      fix: 'add a constraint with topologyKey: kubernetes.io/hostname or topology.kubernetes.io/zone',
    });
  },
};
