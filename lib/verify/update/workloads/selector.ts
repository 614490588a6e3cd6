import type { DaemonSet, Deployment, ReplicaSet } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutablePart } from '../immutable-part';

type Workload = DaemonSet | Deployment | ReplicaSet;

/**
 * A Deployment, DaemonSet or ReplicaSet keeps its selector: without it, its Pods would belong to nobody.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#label-selector-updates
 */
export function validateSelectorUpdate(workload: Workload, old: Workload, _: Target, report: Report): void {
  const fix = `keep the old selector, or delete the ${workload.kind} and create it again`;
  immutablePart(workload, old, 'spec.selector', { fix }, report);
}
