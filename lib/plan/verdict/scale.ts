import { own } from '../../values/own';
import type { Pair } from '../pair';
import { counted } from '../text';
import { changesAt } from './changes-at';
import type { Judgement } from './judgement';

/** The number of Pods of a workload as it is stored. */
export function replicasOf(object: unknown): number | undefined {
  const replicas = own(own(object, 'spec'), 'replicas');
  return typeof replicas === 'number' ? replicas : undefined;
}

/** Another number of Pods, if it is another one. */
export function scaled({ before, after, changes, manifest }: Pair, isAutoscaled = false): Judgement | undefined {
  if (changesAt(changes, 'spec.replicas').length === 0) return undefined;
  const [from = 0, to = 0] = [replicasOf(before), replicasOf(after)];
  const summary = to === 0 ? `${from} → 0 Pods: all of them stop` : `${from} → ${counted(to, 'Pod')}`;
  const isOmitted = isAutoscaled && own(own(manifest, 'spec'), 'replicas') === undefined;
  const notes = isOmitted
    ? ['spec.replicas is not in the manifest any more, and its autoscaler starts again from the default of 1']
    : [];
  return { verdict: 'scale', restarts: false, summary, notes };
}
