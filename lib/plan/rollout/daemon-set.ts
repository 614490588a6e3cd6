import type { DaemonSet } from '../../kubernetes/generated/types';
import { amountOf } from './amount';
import type { Rollout } from './rollout';
import { roundsOf, stepsOf } from './steps';

/**
 * How a DaemonSet replaces its Pods: on some nodes at once, the old Pod first; with `maxSurge`, the new one first. Shares are
 * of the nodes, rounded up.
 * @see https://kubernetes.io/docs/tasks/manage-daemon/update-daemon-set/
 */
export function daemonSetRollout(before: DaemonSet, after: DaemonSet, pods: number | undefined): Rollout {
  const { updateStrategy, minReadySeconds = 0, template } = after.spec;
  const { maxSurge = 0, maxUnavailable = 1 } = updateStrategy?.rollingUpdate ?? {};
  const { start, stop, unlimited } = stepsOf(before.spec.template.spec, template.spec, minReadySeconds);
  const [surge, unavailable] = [amountOf(maxSurge, pods, true), amountOf(maxUnavailable, pods, true)];
  const inRound = surge === 0 ? unavailable : surge;
  // A surging Pod starts while the old one runs.
  const roundSeconds = start + (surge === 0 ? stop : 0);
  const seconds =
    pods === undefined || inRound === undefined
      ? undefined
      : roundsOf(pods, inRound) * roundSeconds + (surge === 0 ? 0 : stop);
  return { pods, surge, unavailable, minReadySeconds, seconds, roundSeconds, unlimited };
}
