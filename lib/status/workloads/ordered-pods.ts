import { conditionOf, numberAt, textAt } from '../snapshot/read';
import { timeAt } from '../snapshot/time';
import { evidenceOf, hasStatus, type ObjectCheck, wantedReplicas } from './workload-view';

/** A StatefulSet that waits for one of its Pods before it creates the next. */
export const orderedPods: ObjectCheck = ({ object, snapshot }) => {
  if (!hasStatus(object) || textAt(object, 'spec', 'podManagementPolicy') === 'Parallel') return undefined;
  const wanted = wantedReplicas(object);
  const created = numberAt(object, 'status', 'replicas') ?? 0;
  if (created >= wanted) return undefined;
  const first = numberAt(object, 'spec', 'ordinals', 'start') ?? 0;
  const name = textAt(object, 'metadata', 'name');
  const pods = new Map(snapshot.controlledBy(object).map((pod) => [textAt(pod, 'metadata', 'name'), pod]));
  const isReady = (pod: unknown) => textAt(conditionOf(pod, 'Ready'), 'status') === 'True';
  const ordinals = Array.from({ length: Math.min(wanted, pods.size) }, (_, position) => first + position);
  const waited = ordinals.find((ordinal) => pods.has(`${name}-${ordinal}`) && !isReady(pods.get(`${name}-${ordinal}`)));
  if (waited === undefined) return undefined;
  const ready = numberAt(object, 'status', 'readyReplicas') ?? 0;
  return {
    cause: 'stateful-set-waits',
    severity: 'progress',
    text: `waits for Pod ${name}-${waited} to be ready before it creates the next (${ready} of ${wanted} ready)`,
    field: 'spec.podManagementPolicy',
    evidence: evidenceOf(object, 'status.readyReplicas'),
    since: timeAt(conditionOf(pods.get(`${name}-${waited}`), 'Ready'), 'lastTransitionTime'),
    fix: 'correct what keeps this Pod from being ready; podManagementPolicy: Parallel does not wait',
  };
};
