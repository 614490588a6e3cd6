import { type PlacedContainer, roles } from '../../anatomy/containers';
import { postStartSeconds } from '../../anatomy/pre-stop';
import { startTimeline } from '../../anatomy/start-timeline';
import type { ContainerDurations } from '../../anatomy/timeline-event';
import type { PodSpec, Probe } from '../../kubernetes/generated/types';

/** How long a Pod takes at most to be ready, as far as its probes limit that. */
export interface ReadyTime {
  readonly seconds: number;
  /** The containers whose start or run nothing limits: they come on top of that. */
  readonly unlimited: readonly string[];
}

/**
 * The longest time from the start of a Pod until it is ready, in which no probe restarts it: what a startupProbe allows, and
 * one round of the readinessProbe. What the node takes to pull images is not in it, nor is the scheduler.
 */
export function readyTime(spec: PodSpec | undefined): ReadyTime {
  const containers = roles(spec);
  const durations = Object.fromEntries(
    containers.map(({ name, container }) => [name, longest(container.startupProbe)]),
  );
  const started = new Map<string, number>();
  for (const { container, event, by } of startTimeline(spec, durations)) {
    if (event !== 'exited') started.set(container, Math.max(started.get(container) ?? 0, by ?? 0));
  }
  const seconds = containers.map(
    ({ name, role, container }) => (started.get(name) ?? 0) + (role === 'init' ? 0 : rounds(container.readinessProbe)),
  );
  return {
    seconds: seconds.reduce((longest, one) => Math.max(longest, one), 0),
    unlimited: containers.filter(isUnlimited).map(({ name }) => name),
  };
}

/** What is unknown counts as nothing, and its container as unlimited. */
function longest(startupProbe: Probe | undefined): ContainerDurations {
  const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 } = startupProbe ?? {};
  return {
    runSeconds: 0,
    postStartSeconds: 0,
    ...(startupProbe !== undefined && {
      // The round in which it passes at the latest is counted by the timeline.
      startupSeconds: initialDelaySeconds + (failureThreshold - 1) * periodSeconds,
    }),
  };
}

function rounds(readinessProbe: Probe | undefined): number {
  if (readinessProbe === undefined) return 0;
  const { initialDelaySeconds = 0, periodSeconds = 10, successThreshold = 1 } = readinessProbe;
  return initialDelaySeconds + successThreshold * periodSeconds;
}

function isUnlimited({ role, container }: PlacedContainer): boolean {
  if (role === 'init' || postStartSeconds(container) === undefined) return true;
  return container.startupProbe === undefined && container.readinessProbe !== undefined;
}
