import type { Container, PodSpec } from '../kubernetes/generated/types';
import { roles } from './containers';
import { postStartSeconds } from './pre-stop';
import { type Gate, isGiven, type StartStep, startOrder } from './start-order';
import { checkStart } from './timeline-checks';
import { between, type Durations, durationsOf, type RunEvent, type TimelineEvent } from './timeline-event';

/**
 * The events of a start, in seconds after the first container is created: each container up to where the next one is
 * created, and its own exit where it ends by itself. What the node takes is not counted: to pull images, to create a
 * container, and about a second until the kubelet notices that an init container has exited.
 *
 * @throws TypeError for a duration that is not valid, or of a container that is not in the Pod.
 * @see https://kubernetes.io/docs/concepts/workloads/pods/init-containers/#detailed-behavior
 */
export function startTimeline(spec: PodSpec | undefined, durations: Durations = {}): readonly TimelineEvent[] {
  checkStart(spec, durations);
  const run = (unknown: number) => startRun(spec, durations, unknown);
  return between(run(0), run(Number.POSITIVE_INFINITY));
}

/** The event at which a gate opens. */
const eventOfGate = {
  exits: 'exited',
  created: 'created',
  postStart: 'postStartEnded',
  startupProbe: 'started',
} as const;

function startRun(spec: PodSpec | undefined, durations: Durations, unknown: number): readonly RunEvent[] {
  const containers = roles(spec);
  let previous: readonly RunEvent[] = [];
  const timeOf = (gate: Gate) => previous.find(({ event }) => event === eventOfGate[gate])?.at ?? 0;
  return startOrder(spec).flatMap((step, index) => {
    const created = (step.after?.gates ?? []).reduce((last, gate) => Math.max(last, timeOf(gate)), 0);
    const container = containers[index]?.container;
    previous = container === undefined ? [] : eventsOf(container, step, created, durations, unknown);
    return previous;
  });
}

const defaultPeriodSeconds = 10;

function eventsOf(
  container: Container,
  { container: name, role }: StartStep,
  created: number,
  durations: Durations,
  unknown: number,
): readonly RunEvent[] {
  const given = durationsOf(durations, name);
  const events: RunEvent[] = [];
  const add = (event: RunEvent['event'], at: number) => events.push({ container: name, event, at });
  add('created', created);
  if (role === 'init') {
    add('exited', created + (given.runSeconds ?? unknown));
    return events;
  }
  const hookEnded = created + (postStartSeconds(container) ?? given.postStartSeconds ?? unknown);
  if (isGiven(container.lifecycle?.postStart)) add('postStartEnded', hookEnded);
  const { startupProbe } = container;
  if (isGiven(startupProbe)) {
    const up = created + Math.max(given.startupSeconds ?? unknown, startupProbe.initialDelaySeconds ?? 0);
    // The kubelet probes once a period; when in the period, nobody knows.
    const untilProbed = Math.min(unknown, startupProbe.periodSeconds ?? defaultPeriodSeconds);
    add('started', Math.max(hookEnded, up) + untilProbed);
  }
  if (role === 'main' && given.runSeconds !== undefined) add('exited', created + given.runSeconds);
  return events;
}
