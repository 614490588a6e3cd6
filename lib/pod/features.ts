import { atLeast } from '../kubernetes/version';
import type { Context } from './attachment';

/**
 * What attachments may want of the target, the feature gate behind it, and the first release that has it on by default.
 * @see https://kubernetes.io/docs/reference/command-line-tools-reference/feature-gates/
 */
export const features = {
  /** Init containers with `restartPolicy: Always`. */
  nativeSidecars: { gate: 'SidecarContainers', since: '1.29' },
  /** `lifecycle.preStop.sleep`. */
  sleepAction: { gate: 'PodLifecycleSleepAction', since: '1.30' },
  /** Autoscaling by the resources of one container. */
  containerMetrics: { gate: 'HPAContainerMetrics', since: '1.28' },
} as const;

/** Whether the target has a feature: by a gate that is said, else by its release. */
export function supports(
  context: Pick<Context, 'kubernetes' | 'featureGates'>,
  feature: keyof typeof features,
): boolean {
  const { gate, since } = features[feature];
  return context.featureGates[gate] ?? atLeast(context.kubernetes, since);
}

/** Whether the Pods of a kind run to completion, so that a container that never ends keeps them from it. */
export function runsToCompletion(kind: Context['kind']): boolean {
  return kind === 'Job' || kind === 'CronJob';
}
