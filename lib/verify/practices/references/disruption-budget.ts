import type { IntOrString, PodDisruptionBudget } from '../../../kubernetes/generated/types';
import { own } from '../../../values/own';
import type { Details } from '../../report/report';
import type { App, Selecting } from '../facts/app';
import type { Practice } from '../facts/practice';
import { replicasOf, type Workload } from '../facts/workload';

/** A disruption budget that never allows an eviction blocks every drain of a node; one without limits allows all. */
export const disruptionBudget: Practice = {
  code: 'practice/disruption-budget',
  on: true,
  check: (app, report) => {
    const maxReplicas = maxReplicasIn(app);
    for (const budget of app.disruptionBudgets) {
      const { minAvailable, maxUnavailable } = budget.object.spec ?? {};
      if (minAvailable === undefined && maxUnavailable === undefined) {
        report(budget, 'spec', {
          message: 'neither minAvailable nor maxUnavailable is set: the budget protects no Pods',
          fix: 'set maxUnavailable: 1',
        });
      } else if (maxUnavailable !== undefined) {
        if (Number.parseInt(String(maxUnavailable), 10) !== 0) continue;
        report(budget, 'spec.maxUnavailable', { value: maxUnavailable, ...never(`must not be ${maxUnavailable}`) });
      } else if (minAvailable !== undefined) {
        const finding = neverMet(minAvailable, budget, maxReplicas);
        if (finding !== undefined) report(budget, 'spec.minAvailable', { value: minAvailable, ...finding });
      }
    }
  },
};

function neverMet(
  minAvailable: IntOrString,
  { selected: { workloads, complete } }: Selecting<PodDisruptionBudget>,
  maxReplicas: (workload: Workload) => number | undefined,
): Details | undefined {
  const percent = typeof minAvailable === 'string' ? /^(\d+)%$/.exec(minAvailable)?.[1] : undefined;
  if (Number(percent) >= 100) return never(`must be less than 100%, got ${minAvailable}`);
  if (workloads.length === 0 || !complete) return undefined;
  let pods = 0;
  for (const workload of workloads) {
    const replicas = maxReplicas(workload);
    // The number of Pods of other kinds is unknown.
    if (replicas === undefined) return undefined;
    pods += replicas;
  }
  const wanted = percent === undefined ? Number(minAvailable) : Math.ceil((pods * Number(percent)) / 100);
  if (pods === 0 || !(wanted >= pods)) return undefined;
  return never(`requires ${wanted} available of ${pods === 1 ? '1 Pod' : `at most ${pods} Pods`}`);
}

function never(why: string): Details {
  return { message: `${why}: no Pod can be evicted, so nodes cannot be drained`, fix: 'set maxUnavailable: 1' };
}

/**
 * The maximum number of Pods of a workload: its replicas, or the maximum of its autoscaler; `undefined` where an object of
 * another kind scales it, as those of KEDA do.
 */
function maxReplicasIn({ autoscalers, others }: App): (workload: Workload) => number | undefined {
  const byAutoscaler = new Map<Workload, number>();
  for (const { scaled, object } of autoscalers) {
    if (scaled !== undefined) byAutoscaler.set(scaled, object.spec.maxReplicas);
  }
  const byOthers = new Set(others.map(({ object }) => own(own(own(object, 'spec'), 'scaleTargetRef'), 'name')));
  return (workload) => byAutoscaler.get(workload) ?? (byOthers.has(workload.name) ? undefined : replicasOf(workload));
}
