import { counted } from '../../values/counted';
import { type Refusal, refusalsOf } from '../scheduling/refusals';
import { readSchedulerMessage } from '../scheduling/scheduler-message';
import { conditionOf, conditionPath, textAt } from '../snapshot/read';
import { timeAt } from '../snapshot/time';
import { eventEvidence, eventWith, evidenceIn, type PodCheck } from './pod-view';

/** More reasons are not named. */
const most = 4;

/** A Pod for which no node is suitable, and what keeps it from how many. */
export const unschedulable: PodCheck = (view) => {
  const { pod, snapshot } = view;
  const condition = conditionOf(pod, 'PodScheduled');
  const event = eventWith(view, 'FailedScheduling');
  const isRefused = textAt(condition, 'status') === 'False' || event !== undefined;
  if (textAt(pod, 'spec', 'nodeName') !== '' || !isRefused) return undefined;
  const message = textAt(condition, 'message') || (event?.message ?? '');
  const refusals = [...refusalsOf(pod, message, snapshot)].sort(byWeight);
  const [first] = refusals;
  const nodes = snapshot.ofKind('', 'Node').length || (readSchedulerMessage(message).nodes ?? 0);
  const listed = refusals.slice(0, most).map(textOfRefusal).join('; ');
  return {
    cause: 'unschedulable',
    text: `${nodes === 0 ? 'cannot be scheduled' : `none of ${nodes} nodes is suitable`}${listed === '' ? '' : `: ${view.quote(listed)}`}`,
    field: first?.field ?? '',
    variant: refusals.map(({ field }) => field).join(' '),
    evidence:
      textAt(condition, 'message') !== '' || event === undefined
        ? evidenceIn(view, `${conditionPath(pod, 'PodScheduled')}.message`)
        : eventEvidence(event),
    since: timeAt(condition, 'lastTransitionTime') ?? event?.first,
    fix: first?.fix ?? 'check the scheduler',
  };
};

/** What the Pod can change comes first, then what keeps it from the most nodes. */
function byWeight(one: Refusal, other: Refusal): number {
  const ofCluster = Number(one.isOfCluster === true) - Number(other.isOfCluster === true);
  return ofCluster !== 0
    ? ofCluster
    : (other.nodes ?? Number.MAX_SAFE_INTEGER) - (one.nodes ?? Number.MAX_SAFE_INTEGER);
}

function textOfRefusal({ text, nodes }: Refusal): string {
  return nodes === undefined ? text : `${text} (${counted(nodes, 'node')})`;
}
