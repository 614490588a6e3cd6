import type { DaemonSet, Deployment, StatefulSet } from '../../kubernetes/generated/types';
import { own } from '../../values/own';
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
import { replicasOf, scaled } from './scale';

type Judge = (pair: Pair, around: Surroundings) => Judgement;

/** A change of the template of a Deployment, unless nothing runs before or after it. */
export const judgeDeployment: Judge = (pair, around) => {
  const { before, after, changes } = pair;
  const isPaused = own(own(after, 'spec'), 'paused') === true;
  const wasPaused = own(own(before, 'spec'), 'paused') === true;
  if (!isTemplateChanged(pair)) {
    if (wasPaused && !isPaused) return patch('resumed: what has changed in its template since it was paused rolls now');
    return scaled(pair, around.isAutoscaled(pair.name)) ?? patch();
  }
  if (isPaused) return scaled(pair) ?? patch('paused: its Pods are replaced when it is resumed');
  const pods = podsOf(pair, around);
  if (isIdle(pair, pods)) return idle(pair);
  // Decoding has checked the types, here and below.
  const rollout = deploymentRollout(before as unknown as Deployment, after as unknown as Deployment, pods);
  const isRecreate = own(own(own(after, 'spec'), 'strategy'), 'type') === 'Recreate';
  const podsText = pods === undefined ? around.autoscaledText(pair.name) : undefined;
  const text = isRecreate
    ? rolloutText(rollout, podsText).replace(/all at once \(.*?\)|replaced \(.*?\)/, 'which stop before new ones start')
    : rolloutText(rollout, podsText);
  return rolled(pair, rollout, text, around, changesAt(changes, 'spec.replicas').length > 0);
};

/** The same of a StatefulSet, as far as its strategy and partition replace Pods. */
export const judgeStatefulSet: Judge = (pair, around) => {
  const { before, after } = pair;
  if (!isTemplateChanged(pair)) return scaledStatefulSet(pair) ?? patch();
  const set = after as unknown as StatefulSet;
  const pods = podsOf(pair, around) ?? replicasOf(after) ?? 1;
  if (isIdle(pair, pods)) return idle(pair);
  if (isOnDelete(after)) return scaled(pair) ?? patch(onDelete);
  const partition = partitionOf(set);
  if (partition >= pods) return scaled(pair) ?? patch(`partition ${partition}: no Pod is replaced`);
  const rollout = statefulSetRollout(before as unknown as StatefulSet, set, pods, around.target);
  const kept = partition > 0 ? `; partition ${partition}: Pods below it keep the old template` : '';
  return rolled(pair, rollout, `${rolloutText(rollout)}${kept}`, around);
};

/** The same of a DaemonSet, whose Pods are as many as its nodes. */
export const judgeDaemonSet: Judge = (pair, around) => {
  const { before, after, old } = pair;
  if (!isTemplateChanged(pair)) return patch();
  if (isOnDelete(after)) return patch(onDelete);
  const scheduled = own(own(old, 'status'), 'desiredNumberScheduled');
  const pods = typeof scheduled === 'number' ? scheduled : undefined;
  const rollout = daemonSetRollout(before as unknown as DaemonSet, after as unknown as DaemonSet, pods);
  return rolled(pair, rollout, rolloutText(rollout, pods === undefined ? 'the Pod of each node' : undefined), around);
};

/** A ReplicaSet or ReplicationController: it makes new Pods of its template, and leaves those that it has. */
export const judgeReplicaSet: Judge = (pair) =>
  scaled(pair) ?? patch(isTemplateChanged(pair) ? 'new Pods only: those that run keep the old template' : undefined);

const onDelete = 'updateStrategy OnDelete: a Pod is replaced when it is deleted';

function isOnDelete(object: unknown): boolean {
  return own(own(own(object, 'spec'), 'updateStrategy'), 'type') === 'OnDelete';
}

function isTemplateChanged({ changes }: Pair): boolean {
  return changesAt(changes, 'spec.template').length > 0;
}

/** How many Pods it wants; `undefined` where an autoscaler says. */
function podsOf({ after, manifest, name, isLive }: Pair, around: Surroundings): number | undefined {
  const isOpen = own(own(manifest, 'spec'), 'replicas') === undefined && !isLive;
  return isOpen && around.isAutoscaled(name) ? undefined : replicasOf(after);
}

/** Whether no Pod runs, or none will: then none is replaced. */
function isIdle({ before }: Pair, pods: number | undefined): boolean {
  return replicasOf(before) === 0 || pods === 0;
}

function idle(pair: Pair): Judgement {
  return scaled(pair) ?? patch('no Pod runs');
}

function rolled(
  { name, after, before }: Pair,
  rollout: Rollout,
  text: string,
  around: Surroundings,
  isScaled = replicasOf(before) !== replicasOf(after),
): Judgement {
  const scaling = isScaled ? [`spec.replicas changes, too: ${replicasOf(before)} → ${replicasOf(after)}`] : [];
  return {
    verdict: 'roll',
    restarts: true,
    summary: text,
    rollout,
    notes: [...scaling, ...budgetNotes(rollout, around.budgetsOf(name))],
  };
}

function scaledStatefulSet(pair: Pair): Judgement | undefined {
  const scale = scaled(pair);
  const [from = 0, to = 0] = [replicasOf(pair.before), replicasOf(pair.after)];
  const spec = own(pair.after, 'spec');
  const claims = own(spec, 'volumeClaimTemplates');
  if (scale === undefined || to >= from || !Array.isArray(claims) || claims.length === 0) return scale;
  const isDeleted = own(own(spec, 'persistentVolumeClaimRetentionPolicy'), 'whenScaled') === 'Delete';
  return {
    ...scale,
    notes: [
      isDeleted
        ? 'the claims of the Pods that stop are deleted, with their data'
        : 'the claims of the Pods that stop stay',
    ],
  };
}
