import { own } from '../../values/own';
import { conditionOf, numberAt, textAt } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import { type ContainerView, evidenceIn, type PodCheck, type PodView } from './pod-view';

/** A Pod that is this young may just take its time. */
const patienceSeconds = 60;

/** A Pod that is not ready, where no other check knows why. */
export const notReady: PodCheck = (view) => {
  const { pod, snapshot } = view;
  const phase = textAt(pod, 'status', 'phase');
  const ready = conditionOf(pod, 'Ready');
  if (phase === 'Succeeded' || textAt(ready, 'status') === 'True') return undefined;
  if (hasDonePart(view)) return undefined;
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

/** Whether some of its containers have done their work, and the others are ready: such a Pod is not, and nothing is wrong with it. */
function hasDonePart({ containers }: PodView): boolean {
  const mains = containers.filter(({ role }) => role === 'main');
  const isDone = ({ status }: ContainerView) => numberAt(status, 'state', 'terminated', 'exitCode') === 0;
  return mains.some(isDone) && mains.every((one) => isDone(one) || own(one.status, 'ready') === true);
}
