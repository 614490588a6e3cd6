import type { PodSpec } from '../kubernetes/generated/types';
import type { Role } from './containers';
import { preStopSeconds } from './pre-stop';
import { type Stopped, stoppingContainers, stopRun } from './stop-timeline';
import { type Durations, durationsOf } from './timeline-event';

/** One container's part in the stop of a Pod, in seconds after the stop begins. */
export interface DrainStep {
  readonly container: string;
  readonly role: Exclude<Role, 'init'>;
  /** How long its preStop hook takes: 0 without one, `undefined` where the hook does not tell. */
  readonly preStopSeconds: number | undefined;
  /** How long it takes to stop after its stop signal; `undefined` if unknown. */
  readonly drainSeconds: number | undefined;
  /** When it gets its stop signal, at the latest. What is unknown counts as nothing. */
  readonly signalledAt: number;
  /** When it has exited, at the latest. What is unknown counts as nothing. */
  readonly exitedBy: number;
}

/** How long a Pod takes to stop. */
export interface DrainBudget {
  /** The least `terminationGracePeriodSeconds` that lets everything end by itself, as far as it is known. */
  readonly seconds: number;
  /** Whether that is all: every preStop hook tells its length, and the drain of every container has been said. */
  readonly known: boolean;
  /** One step a container, in the order of the stop signals. */
  readonly steps: readonly DrainStep[];
}

/** What attachments declare of a stop, which the manifest cannot contain, in seconds by container name. */
export interface DeclaredStops {
  /** How long preStop hooks take that are not a sleep. */
  readonly preStops: Readonly<Record<string, number>>;
  /** How long containers take from their stop signal to their exit. */
  readonly drains: Readonly<Record<string, number>>;
}

/** Seconds between the last exit and the end of the grace period, for signals and hooks to be carried out. */
export const drainMarginSeconds = 5;

/**
 * How much grace a Pod needs: the longest preStop hook and drain of the main containers, then the drains of the
 * sidecars one after the other in reverse order, and a margin. A sidecar's preStop hook runs from the start, so it
 * counts only for what it outlasts the containers that stop before it.
 *
 * @param drains seconds by container name: {@link DeclaredStops.drains}
 * @param preStops seconds by container name: {@link DeclaredStops.preStops}
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
 */
export function drainBudget(
  spec: PodSpec | undefined,
  drains: DeclaredStops['drains'] = {},
  preStops: DeclaredStops['preStops'] = {},
): DrainBudget {
  const durations = declared({ drains, preStops });
  const steps = stopRun(stoppingContainers(spec), Number.POSITIVE_INFINITY, durations, 0).map(stepOf(durations));
  return {
    seconds: Math.ceil(steps.reduce((last, { exitedBy }) => Math.max(last, exitedBy), 0)) + drainMarginSeconds,
    known: steps.every((each) => each.preStopSeconds !== undefined && each.drainSeconds !== undefined),
    steps,
  };
}

function declared({ drains, preStops }: DeclaredStops): Durations {
  const entry = (name: string) => ({
    ...(Object.hasOwn(preStops, name) && { preStopSeconds: preStops[name] }),
    ...(Object.hasOwn(drains, name) && { drainSeconds: drains[name] }),
  });
  return Object.fromEntries(Object.keys({ ...drains, ...preStops }).map((name) => [name, entry(name)]));
}

function stepOf(durations: Durations) {
  return ({ name, role, container, signalled, exited }: Stopped): DrainStep => ({
    container: name,
    role: role === 'sidecar' ? 'sidecar' : 'main',
    preStopSeconds: preStopSeconds(container) ?? durationsOf(durations, name).preStopSeconds,
    drainSeconds: durationsOf(durations, name).drainSeconds,
    signalledAt: signalled,
    exitedBy: exited,
  });
}
