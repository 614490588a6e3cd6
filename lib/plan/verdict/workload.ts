import type { DaemonSet, Deployment, StatefulSet } from '../../kubernetes/generated/types';
import { counted } from '../../values/counted';
import { own } from '../../values/own';
import { decodedAs } from '../decoded-as';
import type { Pair } from '../pair';
import { daemonSetRollout } from '../rollout/daemon-set';
import { deploymentRollout } from '../rollout/deployment';
import type { Rollout } from '../rollout/rollout';
import { rolloutText } from '../rollout/rollout-text';
import { partitionOf, statefulSetRollout } from '../rollout/stateful-set';
import type { Surroundings } from '../surroundings';
import { budgetNotes } from './budget-notes';
import { changesAt } from './changes-at';
import { type Judgement, patch } from './judgement';
import { movedOrdinals } from './ordinals';
import { replicasOf, scaled, scalingNotes } from './scale';

type Judge = (pair: Pair, around: Surroundings) => Judgement;

/** A change of the template of a Deployment, unless nothing runs before or after it. */
export const judgeDeployment: Judge = (pair, around) => {
  const { before, after } = pair;
  const isPaused = own(own(after, 'spec'), 'paused') === true;
  const wasPaused = own(own(before, 'spec'), 'paused') === true;
  if (!isTemplateChanged(pair)) {
    const scale = scaled(pair, around);
    if (!wasPaused || isPaused) return scale ?? patch();
    const resumed = 'resumed: what has changed in its template since it was paused rolls now';
    return released(pair, resumed, { notes: scalingNotes(scale, pair) });
  }
  if (isPaused) return scaled(pair, around) ?? patch('paused: its Pods are replaced when it is resumed');
  const pods = podsOf(pair, around);
  if (isIdle(pair, pods)) return idle(scaled(pair, around));
  const rollout = deploymentRollout(decodedAs<Deployment>(before), decodedAs<Deployment>(after), pods);
  const strategy = own(own(after, 'spec'), 'strategy');
  const text = rolloutText(rollout, {
    podsText: pods === undefined ? around.autoscaledText(pair.name) : undefined,
    written: own(strategy, 'rollingUpdate'),
    isRecreate: own(strategy, 'type') === 'Recreate',
  });
  return rolled(pair, rollout, text, around);
};

/** The same of a StatefulSet, as far as its strategy and partition replace Pods. */
export const judgeStatefulSet: Judge = (pair, around) => {
  const { before, after } = pair;
  const scale = scaledStatefulSet(pair, around);
  const moved = movedOrdinals(pair);
  if (!isTemplateChanged(pair)) {
    if (moved !== undefined) return patch(moved, { restarts: true, notes: scalingNotes(scale, pair) });
    const resumed = resumedUpdate(pair);
    if (resumed === undefined) return scale ?? patch();
    return released(pair, resumed, { notes: scalingNotes(scale, pair) });
  }
  const set = decodedAs<StatefulSet>(after);
  const pods = podsOf(pair, around) ?? replicasOf(after) ?? 1;
  if (isIdle(pair, pods)) return idle(scale);
  if (isOnDelete(after)) return scale ?? patch(onDelete);
  const partition = partitionOf(set);
  if (partition >= pods) return scale ?? patch(`partition ${partition}: no Pod is replaced`);
  const rollout = statefulSetRollout(decodedAs<StatefulSet>(before), set, pods, around.target);
  const kept = partition > 0 ? `; partition ${partition}: Pods below it keep the old template` : '';
  const judgement = rolled(pair, rollout, `${rolloutText(rollout)}${kept}`, around, scale);
  return moved === undefined ? judgement : { ...judgement, notes: [moved, ...(judgement.notes ?? [])] };
};

/** The same of a DaemonSet, whose Pods are as many as its nodes. */
export const judgeDaemonSet: Judge = (pair, around) => {
  const { before, after, old } = pair;
  if (!isTemplateChanged(pair)) {
    const resumed = resumedUpdate(pair);
    return resumed === undefined ? patch() : released(pair, resumed);
  }
  if (isOnDelete(after)) return patch(onDelete);
  const scheduled = own(own(old, 'status'), 'desiredNumberScheduled');
  const pods = typeof scheduled === 'number' ? scheduled : undefined;
  if (pods === 0) return idle(undefined);
  const rollout = daemonSetRollout(decodedAs<DaemonSet>(before), decodedAs<DaemonSet>(after), pods);
  const text = rolloutText(rollout, {
    podsText: pods === undefined ? 'the Pod of each node' : undefined,
    written: own(own(own(after, 'spec'), 'updateStrategy'), 'rollingUpdate'),
  });
  return rolled(pair, rollout, text, around);
};

/** A ReplicaSet or ReplicationController: it makes new Pods of its template, and leaves those that it has. */
export const judgeReplicaSet: Judge = (pair, around) =>
  scaled(pair, around) ??
  patch(isTemplateChanged(pair) ? 'new Pods only: those that run keep the old template' : undefined);

const onDelete = 'updateStrategy OnDelete: a Pod is replaced when it is deleted';

function isOnDelete(object: unknown): boolean {
  return own(own(own(object, 'spec'), 'updateStrategy'), 'type') === 'OnDelete';
}

/** Pods that were left with an older template are replaced once nothing holds them back any more. */
function resumedUpdate({ before, after }: Pair): string | undefined {
  if (isOnDelete(after)) return undefined;
  const replaced = 'Pods that have an older template are replaced now';
  if (isOnDelete(before)) return `updateStrategy RollingUpdate: ${replaced}`;
  const [from, to] = [before, after].map((set) => partitionOf(decodedAs<StatefulSet>(set)));
  return from !== undefined && to !== undefined && to < from ? `partition ${from} → ${to}: ${replaced}` : undefined;
}

/**
 * Nothing holds back the Pods of an older template any more: they are replaced. Whether there are any, only a live object
 * tells.
 */
function released(pair: Pair, text: string, more: Partial<Judgement> = {}): Judgement {
  const count = outdated(pair);
  if (count === undefined) return patch(text, { ...more, restarts: true });
  if (count === 0) return patch('no Pod has an older template', more);
  return { verdict: 'roll', restarts: true, summary: `${counted(count, 'Pod')}; ${text}`, ...more };
}

/** How many Pods have an older template, and are not kept by a partition; `undefined` where that is not known. */
function outdated({ old, after }: Pair): number | undefined {
  const status = own(old, 'status');
  const numbers = (names: readonly string[]) => names.map((name) => own(status, name)).find((one) => one !== undefined);
  const pods = numbers(['desiredNumberScheduled', 'replicas']);
  const updated = numbers(['updatedNumberScheduled', 'updatedReplicas']) ?? 0;
  if (typeof pods !== 'number' || typeof updated !== 'number') return undefined;
  return Math.max(0, pods - updated - partitionOf(decodedAs<StatefulSet>(after)));
}

function isTemplateChanged({ changes }: Pair): boolean {
  return changesAt(changes, 'spec.template').length > 0;
}

/** How many Pods it wants; `undefined` where an autoscaler says. Where a manifest leaves that to it, the default comes first. */
function podsOf({ after, manifest, name, isLive, changes }: Pair, around: Surroundings): number | undefined {
  const isOmitted = own(own(manifest, 'spec'), 'replicas') === undefined;
  const isOpen = isOmitted && !isLive && changesAt(changes, 'spec.replicas').length === 0;
  return isOpen && around.isAutoscaled(name) ? undefined : replicasOf(after);
}

/** Whether no Pod runs, or none will: then none is replaced. */
function isIdle({ before }: Pair, pods: number | undefined): boolean {
  return replicasOf(before) === 0 || pods === 0;
}

function idle(scale: Judgement | undefined): Judgement {
  return scale ?? patch('no Pod runs');
}

function rolled(
  pair: Pair,
  rollout: Rollout,
  text: string,
  around: Surroundings,
  scale = scaled(pair, around),
): Judgement {
  return {
    verdict: 'roll',
    restarts: true,
    summary: text,
    rollout,
    notes: [...scalingNotes(scale, pair), ...budgetNotes(rollout, around.budgetsOf(pair.name))],
  };
}

function scaledStatefulSet(pair: Pair, around: Surroundings): Judgement | undefined {
  const scale = scaled(pair, around);
  const [from = 0, to = 0] = [replicasOf(pair.before), replicasOf(pair.after)];
  const spec = own(pair.after, 'spec');
  const claims = own(spec, 'volumeClaimTemplates');
  if (scale === undefined || to >= from || !Array.isArray(claims) || claims.length === 0) return scale;
  const isDeleted = own(own(spec, 'persistentVolumeClaimRetentionPolicy'), 'whenScaled') === 'Delete';
  const kept = isDeleted
    ? 'the claims of the Pods that stop are deleted, with their data'
    : 'the claims of the Pods that stop stay';
  return { ...scale, notes: [...(scale.notes ?? []), kept] };
}
