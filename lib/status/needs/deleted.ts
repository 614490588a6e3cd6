import { conditionOf, conditionPath, listAt, textAt } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import { evidenceOf, type ObjectCheck } from '../workloads/workload-view';

/** Controllers remove their finalizers within seconds. */
const patienceSeconds = 60;

/** An object that is deleted, and stays because of its finalizers. */
export const deleted: ObjectCheck = ({ object, snapshot, quote }) => {
  const since = timeAt(object, 'metadata', 'deletionTimestamp');
  const finalizers = listAt(object, 'metadata', 'finalizers').filter((one) => typeof one === 'string');
  const isStuck = (secondsSince(since, snapshot.now) ?? 0) >= patienceSeconds && finalizers.length > 0;
  if (!isStuck) return undefined;
  const isProtected = finalizers.includes('kubernetes.io/pvc-protection');
  return {
    cause: 'terminating',
    severity: isProtected ? 'warning' : 'error',
    text: isProtected
      ? 'deleted, but kept until no Pod uses it'
      : `deleted, but kept by finalizers ${quote(finalizers.join(', '))}`,
    field: 'metadata.finalizers',
    evidence: evidenceOf(object, 'metadata.finalizers'),
    since,
    fix: isProtected ? 'delete the Pods that use it' : 'check the controller that has to remove them',
  };
};

const remaining = [
  'NamespaceDeletionDiscoveryFailure',
  'NamespaceDeletionGroupVersionParsingFailure',
  'NamespaceDeletionContentFailure',
  'NamespaceFinalizersRemaining',
  'NamespaceContentRemaining',
];

/** A Namespace that is deleted, and what is left in it. */
export const namespaceTerminating: ObjectCheck = ({ object, snapshot, quote }) => {
  const since = timeAt(object, 'metadata', 'deletionTimestamp');
  if ((secondsSince(since, snapshot.now) ?? 0) < patienceSeconds) return undefined;
  const type = remaining.find((one) => textAt(conditionOf(object, one), 'status') === 'True');
  const message = textAt(conditionOf(object, type ?? ''), 'message');
  return {
    cause: 'namespace-terminating',
    text: `deleted, but not gone${message === '' ? '' : `: ${quote(message)}`}`,
    field: 'spec.finalizers',
    evidence: evidenceOf(object, type === undefined ? 'status.phase' : conditionPath(object, type)),
    since,
    fix: 'check the controllers whose finalizers or APIs the message names',
  };
};
