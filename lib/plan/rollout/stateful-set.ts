import type { StatefulSet } from '../../kubernetes/generated/types';
import type { Target } from '../../verify/target/target';
import { amountOf } from './amount';
import type { Rollout } from './rollout';
import { roundsOf, stepsOf } from './steps';

/** As many Pods are named. */
const mostNamed = 5;

/**
 * How a StatefulSet replaces its Pods: from the highest ordinal down to its partition, each deleted and created again under
 * its name; the next one when it is available.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/statefulset/#rolling-updates
 */
export function statefulSetRollout(before: StatefulSet, after: StatefulSet, replicas: number, target: Target): Rollout {
  const { updateStrategy, minReadySeconds = 0, template } = after.spec;
  const { start, stop, unlimited } = stepsOf(before.spec.template.spec, template.spec, minReadySeconds);
  const pods = Math.max(0, replicas - partitionOf(after));
  const isAtOnce = updateStrategy?.type === 'Recreate';
  const unavailable = isAtOnce ? pods : unavailableOf(updateStrategy?.rollingUpdate, replicas, target);
  const first = ordinalsStart(after);
  const order = Array.from(
    { length: Math.min(pods, mostNamed) },
    (_, at) => `${after.metadata.name}-${first + replicas - 1 - at}`,
  );
  return {
    pods,
    order,
    surge: 0,
    unavailable,
    minReadySeconds,
    seconds: roundsOf(pods, unavailable) * (stop + start),
    roundSeconds: stop + start,
    unlimited,
  };
}

/** Pods below it keep the old template. */
export function partitionOf({ spec }: StatefulSet): number {
  return spec.updateStrategy?.rollingUpdate?.partition ?? 0;
}

function unavailableOf(
  rollingUpdate: { readonly maxUnavailable?: unknown } | undefined,
  pods: number,
  target: Target,
): number {
  const { maxUnavailable = 1 } = rollingUpdate ?? {};
  return target.gate('MaxUnavailableStatefulSet') ? Math.max(1, amountOf(maxUnavailable, pods, false) ?? 1) : 1;
}

/** The ordinal of its first Pod. */
export function ordinalsStart({ spec }: StatefulSet): number {
  return spec.ordinals?.start ?? 0;
}
