import { counted } from '../../values/counted';
import { own } from '../../values/own';
import type { Pair } from '../pair';
import type { Surroundings } from '../surroundings';
import { changesAt } from './changes-at';
import type { Judgement } from './judgement';

/** The number of Pods of a workload as it is stored. */
export function replicasOf(object: unknown): number | undefined {
  const replicas = own(own(object, 'spec'), 'replicas');
  return typeof replicas === 'number' ? replicas : undefined;
}

/** Another number of Pods, if it is another one. */
export function scaled(pair: Pair, around: Surroundings): Judgement | undefined {
  const { before, after, changes } = pair;
  if (changesAt(changes, 'spec.replicas').length === 0) return undefined;
  const [from = 0, to = 0] = [replicasOf(before), replicasOf(after)];
  const summary = to === 0 ? `${from} → 0 Pods: all of them stop` : `${from} → ${counted(to, 'Pod')}`;
  return { verdict: 'scale', restarts: false, summary, notes: autoscalerNotes(pair, around) };
}

function autoscalerNotes({ name, manifest }: Pair, around: Surroundings): readonly string[] {
  if (!around.isAutoscaled(name)) return [];
  return own(own(manifest, 'spec'), 'replicas') === undefined
    ? ['spec.replicas is not in the manifest any more, and its autoscaler starts again from the default of 1']
    : ['its autoscaler sets spec.replicas, too, and changes it again'];
}

/** What goes with a change of another kind: that the number of Pods changes, too. */
export function scalingNotes(scale: Judgement | undefined, { before, after }: Pair): readonly string[] {
  if (scale === undefined) return [];
  return [`spec.replicas changes, too: ${replicasOf(before)} → ${replicasOf(after)}`, ...(scale.notes ?? [])];
}
