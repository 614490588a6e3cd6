import { conditionOf, textAt } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import { evidenceIn, type PodCheck } from './pod-view';

/** A Pod that is this young may just take its time. */
const patienceSeconds = 60;

/** A Pod that is not ready, where no other check knows why. */
export const notReady: PodCheck = (view) => {
  const { pod, snapshot } = view;
  const phase = textAt(pod, 'status', 'phase');
  const ready = conditionOf(pod, 'Ready');
  if (phase === 'Succeeded' || textAt(ready, 'status') === 'True') return undefined;
  const since = timeAt(ready, 'lastTransitionTime') ?? timeAt(pod, 'metadata', 'creationTimestamp');
  const isYoung = (secondsSince(since, snapshot.now) ?? 0) < patienceSeconds;
  if (phase !== 'Failed' && (isYoung || (phase === 'Running' && ready === undefined))) return undefined;
  const message = textAt(pod, 'status', 'message') || textAt(ready, 'message');
  return {
    cause: 'not-ready',
    text: `not ready (${view.quote(view.status)})${message === '' ? '' : `: ${view.quote(message)}`}`,
    field: '',
    variant: view.status,
    evidence: evidenceIn(view, phase === 'Failed' ? 'status.phase' : 'status.conditions'),
    since,
    fix: 'check its events and logs',
  };
};
