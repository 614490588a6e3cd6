import { at, listAt, numberAt, textAt } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import { nodeLost } from './node-lost';
import { eventEvidence, eventWith, evidenceIn, type PodCheck, textOfContainer } from './pod-view';

/** How long after its grace period a Pod may still be there. */
const patienceSeconds = 30;

/** A deleted Pod that stays: its node is lost, a container runs on after the grace period, or it has finalizers. */
export const terminating: PodCheck = (view) => {
  const { pod, snapshot, containers } = view;
  // When the grace period ends.
  const due = timeAt(pod, 'metadata', 'deletionTimestamp');
  const late = secondsSince(due, snapshot.now);
  if (due === undefined || late === undefined || late < patienceSeconds) return undefined;
  const lost = nodeLost(view);
  if (lost !== undefined)
    return {
      ...lost,
      text: `deleted, but not gone: ${lost.text}`,
      since: due,
      fix: 'delete the Node if it is gone for good',
    };
  const running = containers.find(({ status }) => at(status, 'state', 'running') !== undefined);
  const event = eventWith(view, 'ExceededGracePeriod') ?? eventWith(view, 'FailedKillPod');
  const grace =
    numberAt(pod, 'metadata', 'deletionGracePeriodSeconds') ?? numberAt(pod, 'spec', 'terminationGracePeriodSeconds');
  if (running !== undefined || event !== undefined) {
    const what = running === undefined ? 'a container' : textOfContainer(running);
    return {
      cause: 'grace-exceeded',
      text: `${what} still runs after its grace period${grace === undefined ? '' : ` of ${grace} s`}`,
      field: 'spec.terminationGracePeriodSeconds',
      evidence: event === undefined ? evidenceIn(view, 'metadata.deletionTimestamp') : eventEvidence(event),
      since: due,
      fix: 'check the runtime of its node: it does not kill the container',
    };
  }
  const finalizers = listAt(pod, 'metadata', 'finalizers').filter((one) => typeof one === 'string');
  if (finalizers.length === 0) return undefined;
  return {
    cause: 'terminating',
    text: `deleted, but kept by finalizers ${view.quote(finalizers.join(', '))}`,
    field: 'metadata.finalizers',
    evidence: evidenceIn(view, 'metadata.finalizers'),
    since: due,
    fix: 'check the controller that has to remove them',
  };
};

/** Whether a Pod is deleted: of one that ends in time, nothing else is wrong. */
export function isDeleted(pod: unknown): boolean {
  return textAt(pod, 'metadata', 'deletionTimestamp') !== '';
}
