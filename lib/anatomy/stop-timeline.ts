import type { PodSpec } from '../kubernetes/generated/types';
import { containerNamed, type PlacedContainer, roles } from './containers';
import { preStopSeconds } from './pre-stop';
import { isGiven, stopOrder } from './start-order';
import type { StopCause, StopOptions } from './stop-cause';
import { checkCause, checkStop } from './timeline-checks';
import { between, type Durations, durationsOf, type RunEvent, type TimelineEvent } from './timeline-event';

export type { StopCause, StopOptions };

/** The grace period of a Pod that does not set one, in seconds. */
export const defaultGraceSeconds = 30;

/** The grace period of a Pod that the kubelet evicts for a limit or a hard threshold, whatever its own is; since 1.31. */
export const evictionGraceSeconds = 1;

/** The time that every container has between its stop signal and SIGKILL, even if the grace period is over. */
export const minimumStopSeconds = 2;

/**
 * The events of a stop, in seconds after it begins. All preStop hooks start at once. A main container gets its stop signal
 * when its hook has returned, a sidecar when also all main containers and the sidecars after it have exited; at the end of
 * the grace period all that still wait get it. The kubelet takes about a second to notice that a Job's containers have
 * exited, which is not counted.
 *
 * @throws TypeError for a cause, a duration or a container of the options that is not valid or not in the Pod.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-termination-flow
 */
export function stopTimeline(
  spec: PodSpec | undefined,
  cause: StopCause,
  options: StopOptions = {},
): readonly TimelineEvent[] {
  checkStop(spec, cause, options);
  const { durations = {}, running } = options;
  const grace = graceSeconds(spec, cause);
  const stopping = stoppedBy(cause, spec, running);
  const run = (unknown: number) => stopRun(stopping, grace, durations, unknown).flatMap(eventsOf);
  return between(run(0), run(Number.POSITIVE_INFINITY));
}

/**
 * How long the containers of a Pod have to stop, in whole seconds. Where a deletion or an eviction has 1, a completion and a
 * failed probe can have 0: then no hook runs, and no sidecar waits for another.
 *
 * @throws TypeError for a cause that is not valid.
 */
export function graceSeconds(spec: PodSpec | undefined, cause: StopCause): number {
  checkCause('graceSeconds', spec, cause);
  const own = spec?.terminationGracePeriodSeconds ?? defaultGraceSeconds;
  switch (cause.by) {
    case 'eviction':
      return evictionGraceSeconds;
    case 'completion':
      return own;
    case 'deletion':
      return Math.max(1, cause.graceSeconds ?? own);
    default:
      return containerNamed(spec, cause.container)?.container[cause.by]?.terminationGracePeriodSeconds ?? own;
  }
}

/** A container that stops, and the containers that have to have exited before it gets its stop signal. */
export interface Stopping extends Omit<PlacedContainer, 'field'> {
  readonly signalledAfter: readonly string[];
}

/** Every container that the stop of a whole Pod stops, in the order of {@link stopOrder}. */
export function stoppingContainers(spec: PodSpec | undefined): readonly Stopping[] {
  const byField = new Map(roles(spec).map(({ field, container }) => [field, container]));
  return stopOrder(spec).flatMap(({ container: name, role, field, signalledAfter }) => {
    const container = byField.get(field);
    return container === undefined ? [] : [{ name, role, container, signalledAfter }];
  });
}

function stoppedBy(
  cause: StopCause,
  spec: PodSpec | undefined,
  running: readonly string[] | undefined,
): readonly Stopping[] {
  const all = stoppingContainers(spec);
  if ('container' in cause) {
    return all.flatMap((one) => (one.name === cause.container ? [{ ...one, signalledAfter: [] }] : []));
  }
  if (running === undefined) return cause.by === 'completion' ? all.filter(({ role }) => role === 'sidecar') : all;
  // Sidecars do not wait for an init container.
  const inits = roles(spec).flatMap((one) => (one.role === 'init' ? [{ ...one, signalledAfter: [] }] : []));
  return [...inits, ...all].filter(({ name }) => running.includes(name));
}

/** When a container is signalled and exits, in a run in which every duration is a number. */
export interface Stopped extends Stopping {
  /** When the kubelet no longer waits for its preStop hook; `undefined` if no hook runs. */
  readonly preStopEnded: number | undefined;
  readonly signalled: number;
  readonly exited: number;
  readonly killed: boolean;
}

/** One run of a stop, with a number in place of what is unknown: the containers in the order of {@link stopOrder}. */
export function stopRun(
  stopping: readonly Stopping[],
  grace: number,
  durations: Durations,
  unknown: number,
): readonly Stopped[] {
  const exits = new Map<string, number>();
  return stopping.map((one) => {
    const given = durationsOf(durations, one.name);
    const hook = Math.min(preStopSeconds(one.container) ?? given.preStopSeconds ?? unknown, grace);
    const turn = one.signalledAfter.reduce((last, other) => Math.max(last, exits.get(other) ?? 0), 0);
    // The kubelet counts what is left of the grace period in whole seconds.
    const leftAfterHook = grace - Math.floor(hook);
    const wait = Math.min(Math.max(0, turn - hook), leftAfterHook);
    const left = Math.max(minimumStopSeconds, leftAfterHook - Math.floor(wait));
    const drain = given.drainSeconds ?? unknown;
    const signalled = hook + wait;
    const exited = signalled + Math.min(drain, left);
    exits.set(one.name, exited);
    const hookRuns = isGiven(one.container.lifecycle?.preStop) && grace > 0;
    return { ...one, preStopEnded: hookRuns ? hook : undefined, signalled, exited, killed: drain > left };
  });
}

function eventsOf({ name, preStopEnded, signalled, exited, killed }: Stopped): readonly RunEvent[] {
  const events: RunEvent[] = [];
  const add = (event: RunEvent['event'], at: number) => events.push({ container: name, event, at });
  if (preStopEnded !== undefined) {
    add('preStopStarted', 0);
    add('preStopEnded', preStopEnded);
  }
  add('signalled', signalled);
  if (killed) add('killed', exited);
  add('exited', exited);
  return events;
}
