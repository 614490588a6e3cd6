import { autoscaler } from './needs/autoscalers';
import { claim } from './needs/claims';
import { deleted, namespaceTerminating } from './needs/deleted';
import { disruptionBudget } from './needs/disruption-budgets';
import { missedSchedule } from './workloads/cron-jobs';
import { failedJob, suspended } from './workloads/jobs';
import { orderedPods } from './workloads/ordered-pods';
import { rollout } from './workloads/rollout';
import type { ObjectCheck } from './workloads/workload-view';

/** The checks of objects of a kind: of each object, the first that finds something counts. */
export const objectChecks: readonly {
  readonly group: string;
  readonly kind: string;
  readonly checks: readonly ObjectCheck[];
}[] = [
  { group: 'apps', kind: 'Deployment', checks: [deleted, rollout] },
  { group: 'apps', kind: 'StatefulSet', checks: [deleted, orderedPods, rollout] },
  { group: 'apps', kind: 'DaemonSet', checks: [deleted, rollout] },
  { group: 'apps', kind: 'ReplicaSet', checks: [deleted] },
  { group: '', kind: 'ReplicationController', checks: [deleted] },
  { group: 'batch', kind: 'Job', checks: [deleted, failedJob, suspended] },
  { group: 'batch', kind: 'CronJob', checks: [deleted, suspended, missedSchedule] },
  { group: 'policy', kind: 'PodDisruptionBudget', checks: [disruptionBudget] },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler', checks: [autoscaler] },
  { group: '', kind: 'PersistentVolumeClaim', checks: [deleted, claim] },
  { group: '', kind: 'Service', checks: [deleted] },
  { group: '', kind: 'Namespace', checks: [namespaceTerminating] },
];
