import { index } from '../../findings/field-path';
import { counted } from '../../values/counted';
import type { Refusal } from '../scheduling/refusal';
import { refusalsOf } from '../scheduling/refusals';
import { readSchedulerMessage } from '../scheduling/scheduler-message';
import { conditionOf, conditionPath, listAt, textAt } from '../snapshot/read';
import type { Snapshot } from '../snapshot/snapshot';
import { secondsSince, timeAt } from '../snapshot/time';
import type { Trouble } from '../status-finding';
import { eventEvidence, eventWith, evidenceIn, type PodCheck, type PodView } from './pod-view';

/** More reasons are not named. */
const most = 4;

/** A Pod for which no node is suitable, and what keeps it from how many. */
export const unschedulable: PodCheck = (view) => {
  const { pod, snapshot } = view;
  const condition = conditionOf(pod, 'PodScheduled');
  const event = eventWith(view, 'FailedScheduling');
  const isRefused = textAt(condition, 'status') === 'False' || event !== undefined;
  if (textAt(pod, 'spec', 'nodeName') !== '') return undefined;
  if (!isRefused) return unseen(view);
  const nominated = textAt(pod, 'status', 'nominatedNodeName');
  if (nominated !== '' && textAt(condition, 'reason') !== 'SchedulerError') {
    return {
      cause: 'unschedulable',
      severity: 'progress',
      text: `waits until Pods of a lower priority have left node "${nominated}"`,
      field: '',
      variant: nominated,
      evidence: evidenceIn(view, 'status.nominatedNodeName'),
      since: timeAt(condition, 'lastTransitionTime'),
      fix: 'wait',
    };
  }
  const awaited = textAt(condition, 'reason') === 'SchedulerError' ? waitsFor(view) : undefined;
  if (awaited !== undefined) return awaited;
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

/** Schedulers consider a new Pod within seconds. */
const patienceSeconds = 60;

/** A Pod of which no scheduler has said anything. */
function unseen(view: PodView): Trouble | undefined {
  const { pod, snapshot } = view;
  const created = timeAt(pod, 'metadata', 'creationTimestamp');
  const isYoung = (secondsSince(created, snapshot.now) ?? 0) < patienceSeconds;
  const isSeen = textAt(pod, 'status', 'phase') !== 'Pending' || conditionOf(pod, 'PodScheduled') !== undefined;
  if (isSeen || isYoung) return undefined;
  const awaited = waitsFor(view);
  if (awaited !== undefined) return awaited;
  const scheduler = textAt(pod, 'spec', 'schedulerName');
  const isOther = scheduler !== '' && scheduler !== 'default-scheduler';
  return {
    cause: 'unschedulable',
    text: `no scheduler has considered it${isOther ? `, and its schedulerName is "${view.quote(scheduler)}"` : ''}`,
    field: isOther ? 'spec.schedulerName' : '',
    evidence: evidenceIn(view, 'status.conditions'),
    since: created,
    fix: isOther ? 'correct schedulerName, or start this scheduler' : 'check the scheduler of the cluster',
  };
}

/** A Pod that is not scheduled before it has what it needs. */
function waitsFor(view: PodView): Trouble | undefined {
  const needs = needsOf(view.pod, view.snapshot);
  if (needs === undefined) return undefined;
  return {
    cause: 'unschedulable',
    text: `not scheduled yet: ${view.quote(needs.text)}`,
    field: needs.field,
    evidence: evidenceIn(view, 'status.conditions'),
    since: timeAt(view.pod, 'metadata', 'creationTimestamp'),
    fix: needs.fix,
  };
}

/** What a scheduler waits for silently: a volume that is being provisioned, or devices. */
function needsOf(pod: unknown, snapshot: Snapshot): Pick<Trouble, 'text' | 'field' | 'fix'> | undefined {
  const namespace = textAt(pod, 'metadata', 'namespace');
  const volumes = listAt(pod, 'spec', 'volumes');
  const position = volumes.findIndex((volume) => {
    const name = textAt(volume, 'persistentVolumeClaim', 'claimName');
    const claim = snapshot.object({ apiVersion: 'v1', kind: 'PersistentVolumeClaim', namespace, name });
    return textAt(claim, 'status', 'phase') === 'Pending';
  });
  if (position !== -1) {
    return {
      text: `PersistentVolumeClaim "${textAt(volumes[position], 'persistentVolumeClaim', 'claimName')}" has no volume`,
      field: `${index('spec.volumes', position)}.persistentVolumeClaim`,
      fix: 'check the claim, its storage class and its provisioner',
    };
  }
  if (listAt(pod, 'spec', 'resourceClaims').length === 0) return undefined;
  return {
    text: 'a ResourceClaim does not exist, or has no devices',
    field: 'spec.resourceClaims',
    fix: 'create its ResourceClaims, or correct their names',
  };
}

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
