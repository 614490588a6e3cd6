import { own } from '../../values/own';
import { conditionOf, conditionPath, listAt, textAt } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import { evidenceIn, type PodCheck } from './pod-view';

/** A Pod that the scheduler does not consider yet. */
export const schedulingGated: PodCheck = (view) => {
  const { pod, quote } = view;
  const gates = listAt(pod, 'spec', 'schedulingGates').map((gate) => textAt(gate, 'name'));
  if (gates.length === 0 || textAt(pod, 'spec', 'nodeName') !== '') return undefined;
  return {
    cause: 'scheduling-gated',
    severity: 'warning',
    text: `not scheduled because of scheduling gates ${quote(gates.join(', '))}`,
    field: 'spec.schedulingGates',
    evidence: evidenceIn(view, 'spec.schedulingGates'),
    since: timeAt(pod, 'metadata', 'creationTimestamp'),
    fix: 'check the controller that has to remove them, or remove them',
  };
};

/** A controller sets the condition only after it has seen that the containers are ready. */
const patienceSeconds = 30;

/** A Pod whose containers are ready, and that is not, for a condition that somebody else has to set. */
export const readinessGate: PodCheck = (view) => {
  const { pod, snapshot } = view;
  const containersReady = conditionOf(pod, 'ContainersReady');
  const since = timeAt(containersReady, 'lastTransitionTime');
  if (textAt(containersReady, 'status') !== 'True' || (secondsSince(since, snapshot.now) ?? 0) < patienceSeconds)
    return undefined;
  const position = listAt(pod, 'spec', 'readinessGates').findIndex(
    (gate) => textAt(conditionOf(pod, textAt(gate, 'conditionType')), 'status') !== 'True',
  );
  if (position === -1) return undefined;
  const type = textAt(own(pod, 'spec'), 'readinessGates', String(position), 'conditionType');
  const condition = conditionOf(pod, type);
  return {
    cause: 'readiness-gate',
    text: `not ready: condition "${view.quote(type)}" is not True`,
    field: `spec.readinessGates[${position}]`,
    evidence: evidenceIn(view, condition === undefined ? 'status.conditions' : conditionPath(pod, type)),
    since,
    fix: 'check the controller that sets this condition',
  };
};
