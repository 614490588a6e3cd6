import { conditionOf, conditionPath, numberAt, textAt } from '../snapshot/read';
import { timeAt } from '../snapshot/time';
import { availableReplicas, evidenceOf, hasStatus, type ObjectCheck, wantedReplicas } from './workload-view';

/** A workload with fewer Pods than it should have, where nothing else is known of it. */
export const notAvailable: ObjectCheck = ({ object, quote }) => {
  const [wanted, available] = [wantedReplicas(object), availableReplicas(object)];
  if (!hasStatus(object) || available >= wanted) return undefined;
  const minReady = numberAt(object, 'spec', 'minReadySeconds') ?? 0;
  const [existing, ready] = [
    count(object, 'replicas', 'currentNumberScheduled'),
    count(object, 'readyReplicas', 'numberReady'),
  ];
  if (minReady > 0 && existing > 0 && ready >= existing && available < existing) {
    return {
      cause: 'not-available',
      severity: 'progress',
      text: `${available} of ${wanted} Pods are available: each has to be ready for ${minReady} s`,
      field: 'spec.minReadySeconds',
      evidence: evidenceOf(object, 'status'),
      fix: 'wait',
    };
  }
  const condition = conditionOf(object, 'Available');
  const isBelow = textAt(condition, 'status') === 'False';
  const message = isBelow ? textAt(condition, 'message') : '';
  return {
    cause: 'not-available',
    severity: available === 0 || isBelow ? 'error' : 'warning',
    text: `${available} of ${wanted} Pods are available${message === '' ? '' : `: ${quote(message)}`}`,
    field: textAt(object, 'kind') === 'DaemonSet' ? '' : 'spec.replicas',
    evidence: evidenceOf(object, isBelow ? conditionPath(object, 'Available') : 'status'),
    since: isBelow ? timeAt(condition, 'lastTransitionTime') : undefined,
    fix: 'check its Pods and their events',
  };
};

/** A number of Pods, as a DaemonSet or another workload names it. */
function count(object: unknown, name: string, ofDaemonSet: string): number {
  return numberAt(object, 'status', name) ?? numberAt(object, 'status', ofDaemonSet) ?? 0;
}
