import { own } from '../../values/own';
import type { SnapshotEvent } from '../snapshot/events';
import { at, conditionOf, numberAt, textAt } from '../snapshot/read';
import { secondsSince, timeAt } from '../snapshot/time';
import type { Trouble } from '../status-finding';
import {
  type ContainerView,
  eventEvidence,
  eventWith,
  evidenceIn,
  isAbout,
  type PodCheck,
  type PodView,
  restartsOf,
  textOfContainer,
} from './pod-view';
import { unwrapped } from './start-errors';

const probes = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;
type Probe = (typeof probes)[number];

/** As events call them. */
const eventNames: Readonly<Record<Probe, string>> = {
  startupProbe: 'Startup',
  livenessProbe: 'Liveness',
  readinessProbe: 'Readiness',
};

/** A container that is killed because of a probe counts as healthy again after this time without another failure. */
const recentSeconds = 600;

/** A container that restarts because its liveness or startup probe fails. */
export const failingLiveness: PodCheck = (view) => {
  for (const container of view.containers) {
    for (const probe of ['startupProbe', 'livenessProbe'] as const) {
      const event = eventWith(view, 'Killing', (one) => isAbout(one, container) && killedBy(one, probe));
      const isPast = (secondsSince(event?.last, view.snapshot.now) ?? 0) > recentSeconds;
      if (event === undefined || (isPast && own(container.status, 'ready') === true)) continue;
      const failure = failureOf(view, container, probe);
      const restarts = restartsOf(container);
      return {
        ...troubleOf(view, container, probe, failure),
        // Once may be a hiccup.
        severity: restarts <= 1 && own(container.status, 'ready') === true ? 'warning' : 'error',
        text: `${textOfContainer(container)} is restarted (${restarts}) because its ${probe} fails${gotText(view, failure)}`,
        evidence: eventEvidence(failure ?? event),
        since: failure?.first ?? event.first,
      };
    }
  }
  return undefined;
};

/** The kubelet says so when it kills the container: `Container web failed liveness probe, will be restarted`. */
function killedBy({ message }: SnapshotEvent, probe: Probe): boolean {
  return message.includes(`failed ${eventNames[probe].toLowerCase()} probe`);
}

/** A container that was started this lately may just take its time. */
const patienceSeconds = 60;

/** A container that runs, and is not started or not ready. */
export const failingProbe: PodCheck = (view) => {
  for (const container of view.containers) {
    const probe = waitedFor(container);
    if (probe === undefined) continue;
    const failure = failureOf(view, container, probe);
    const hadTime = (secondsSince(startOf(container), view.snapshot.now) ?? 0) > secondsOf(container, probe);
    const isYoung = (secondsSince(startOf(container), view.snapshot.now) ?? patienceSeconds) < patienceSeconds;
    if (isYoung) continue;
    if (failure === undefined && !hadTime) return notYet(view, container, probe);
    // Before its time is over, a startupProbe may still pass; then, its container is restarted.
    return {
      ...troubleOf(view, container, probe, failure),
      severity: probe === 'startupProbe' ? 'warning' : 'error',
    };
  }
  return undefined;
};

/** A container whose probe has not had the time to pass. */
function notYet(view: PodView, container: ContainerView, probe: Probe): Trouble {
  const delay = numberAt(container.spec, probe, 'initialDelaySeconds') ?? 0;
  return {
    cause: 'probe-failing',
    severity: 'progress',
    text: `${textOfContainer(container)} is not ready yet: ${probe} ${delay > 0 ? `begins after initialDelaySeconds (${delay})` : 'has not passed yet'}`,
    field: `${container.field}.${probe}`,
    evidence: evidenceIn(view, `${container.statusField}.ready`),
    since: startOf(container),
    fix: 'wait',
  };
}

/** The probe on which a running container waits. */
function waitedFor({ role, spec, status }: ContainerView): Probe | undefined {
  if (role === 'init' || at(status, 'state', 'running') === undefined) return undefined;
  if (own(status, 'started') === false && own(spec, 'startupProbe') !== undefined) return 'startupProbe';
  return own(status, 'ready') === false && own(spec, 'readinessProbe') !== undefined ? 'readinessProbe' : undefined;
}

function troubleOf(view: PodView, container: ContainerView, probe: Probe, failure: SnapshotEvent | undefined): Trouble {
  const isWaitedFor = container.role === 'sidecar' && probe === 'startupProbe';
  const effect = isWaitedFor
    ? 'has not started, and what starts after it waits'
    : probe === 'startupProbe'
      ? 'has not started'
      : 'is not ready';
  return {
    cause: isWaitedFor ? 'sidecar-not-started' : 'probe-failing',
    text: `${textOfContainer(container)} ${effect}: ${probe} ${targetText(own(container.spec, probe))}fails${gotText(view, failure)}`,
    field: `${container.field}.${probe}`,
    evidence: failure === undefined ? evidenceIn(view, `${container.statusField}.ready`) : eventEvidence(failure),
    since: sinceOf(view, container, failure),
    fix: fixOf(failure, probe, own(container.spec, probe)),
  };
}

/** What was not ready before is so since the Pod is; a container cannot be for longer than it runs. */
function sinceOf({ pod }: PodView, container: ContainerView, failure: SnapshotEvent | undefined): string | undefined {
  const ready = conditionOf(pod, 'ContainersReady');
  const since = textAt(ready, 'status') === 'False' ? timeAt(ready, 'lastTransitionTime') : undefined;
  return since ?? failure?.first ?? startOf(container);
}

function startOf({ status }: ContainerView): string | undefined {
  return timeAt(status, 'state', 'running', 'startedAt');
}

/** The newest failure of a probe since the container runs. */
function failureOf(view: PodView, container: ContainerView, probe: Probe): SnapshotEvent | undefined {
  return eventWith(view, 'Unhealthy', (one) => isAbout(one, container) && one.message.startsWith(eventNames[probe]));
}

/** What the probe got, as the kubelet says behind `Readiness probe failed: `. */
function gotText({ quote }: PodView, failure: SnapshotEvent | undefined): string {
  const [, got = ''] = /^\w+ probe (?:failed|errored[^:]*): (.*)$/s.exec(failure?.message ?? '') ?? [];
  const [, code] = /statuscode: (\d+)/.exec(got) ?? [];
  if (code !== undefined) return `, got status ${code}`;
  return got === '' ? '' : `: ${quote(unwrapped(got))}`;
}

/** `GET :8080/ready `, as far as it is known. */
function targetText(probe: unknown): string {
  const port = (name: string) => {
    const found = at(probe, name, 'port');
    const host = textAt(probe, name, 'host');
    return typeof found === 'number' || typeof found === 'string' ? `${host}:${String(found).slice(0, 15)}` : host;
  };
  if (own(probe, 'httpGet') !== undefined)
    return `(GET ${port('httpGet')}${textAt(probe, 'httpGet', 'path').split('?')[0]}) `;
  if (own(probe, 'tcpSocket') !== undefined) return `(TCP ${port('tcpSocket')}) `;
  return own(probe, 'grpc') === undefined ? '' : `(gRPC ${port('grpc')}) `;
}

function fixOf(failure: SnapshotEvent | undefined, probe: Probe, spec: unknown): string {
  const message = failure?.message ?? '';
  if (/server gave HTTP response to HTTPS client/.test(message)) return 'remove scheme: HTTPS of the probe';
  if (/statuscode: 400/.test(message))
    return 'correct the request of the probe, as with scheme: HTTPS where it serves TLS';
  if (/failed to connect service/.test(message))
    return 'make it serve gRPC health checks on this port, or correct the port of the probe';
  const handler = ['httpGet', 'tcpSocket'].map((name) => own(spec, name)).find((one) => one !== undefined);
  if (own(handler, 'host') !== undefined && /connection refused|timeout|no such host|no route/.test(message))
    return 'remove host: without it, the Pod itself is probed';
  if (/connection refused/.test(message))
    return 'make it listen on this port of all addresses, not of 127.0.0.1 alone, or correct the port of the probe';
  if (/port "[^"]*" not found|couldn't find port/.test(message))
    return 'declare the name under ports, or set the number of the port';
  if (/\bexec: /.test(message)) return 'correct the command of the probe, or use an image that has this program';
  if (/statuscode: 404/.test(message)) return 'correct the path of the probe';
  if (/deadline exceeded|timeout|timed out/i.test(message)) return 'raise timeoutSeconds, or make it answer sooner';
  return probe === 'readinessProbe'
    ? 'check its log, and what it needs to be ready'
    : `check its log, or raise failureThreshold of the ${probe}`;
}

/** The seconds after which a container that starts well has passed its probe, with a margin. */
function secondsOf({ spec }: ContainerView, probe: Probe): number {
  const value = own(spec, probe);
  const period = numberAt(value, 'periodSeconds') ?? 10;
  const times =
    probe === 'startupProbe' ? (numberAt(value, 'failureThreshold') ?? 3) : (numberAt(value, 'successThreshold') ?? 1);
  return (numberAt(value, 'initialDelaySeconds') ?? 0) + period * times + 30;
}
