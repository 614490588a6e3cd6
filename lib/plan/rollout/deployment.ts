import type { Deployment } from '../../kubernetes/generated/types';
import { amountOf } from './amount';
import type { Rollout } from './rollout';
import { roundsOf, stepsOf } from './steps';

/**
 * How a Deployment replaces its Pods: up to `maxSurge` more (rounded up) and `maxUnavailable` fewer (rounded down) than it
 * wants; where both come to 0, one is unavailable. It does not wait for old Pods to end, unless its strategy is Recreate.
 * @see https://kubernetes.io/docs/concepts/workloads/controllers/deployment/#strategy
 */
export function deploymentRollout(before: Deployment, after: Deployment, pods: number | undefined): Rollout {
  const { strategy, minReadySeconds = 0, template } = after.spec;
  const { start, stop, unlimited } = stepsOf(before.spec.template.spec, template.spec, minReadySeconds);
  if (strategy?.type === 'Recreate') {
    const seconds = stop + start;
    return { pods, surge: 0, unavailable: pods, minReadySeconds, seconds, roundSeconds: seconds, unlimited };
  }
  const { surge, unavailable } = limitsOf(strategy?.rollingUpdate ?? {}, pods);
  const seconds =
    pods === undefined || surge === undefined || unavailable === undefined
      ? undefined
      : roundsOf(pods, surge + unavailable) * start + stop;
  return { pods, surge, unavailable, minReadySeconds, seconds, roundSeconds: start, unlimited };
}

interface Limits {
  readonly maxSurge?: unknown;
  readonly maxUnavailable?: unknown;
}

function limitsOf({ maxSurge = '25%', maxUnavailable = '25%' }: Limits, pods: number | undefined) {
  const surge = amountOf(maxSurge, pods, true);
  const unavailable = amountOf(maxUnavailable, pods, false);
  if (surge === 0 && unavailable === 0) return { surge, unavailable: 1 };
  return {
    surge,
    unavailable: pods === undefined || unavailable === undefined ? unavailable : Math.min(unavailable, pods),
  };
}
