import type { Container, Lifecycle, PodSpec, Probe } from '../../kubernetes/generated/types';
import type { Role } from '../containers';
import type { StopCause } from '../stop-timeline';
import type { ContainerDurations, Durations } from '../timeline-event';

/** A container of a recorded Pod; times in seconds. */
export interface CaseContainer {
  readonly name: string;
  readonly role: Role;
  /** How long its postStart hook takes. */
  readonly postStart?: number;
  /** When its startup probe can pass, which is asked every second. */
  readonly startup?: number;
  /** How long its preStop hook takes, and whether that is the action `sleep` rather than a command. */
  readonly preStop?: number;
  readonly sleepAction?: true;
  /** From SIGTERM to its exit; -1 if it ignores it. */
  readonly drain: number;
  /** When it exits by itself, with 0. */
  readonly run?: number;
  /** When it exits by itself, with 1, each time it is started. */
  readonly crash?: number;
  /** When its liveness probe begins to fail, and the grace period of that probe. */
  readonly dead?: number;
  readonly probeGrace?: number;
  /** When it writes more to a volume than the volume may hold. */
  readonly fill?: number;
}

/** A Pod whose start and stop are recorded. */
export interface TimelineCase {
  readonly name: string;
  readonly containers: readonly CaseContainer[];
  readonly grace: number;
  readonly restartPolicy: 'Always' | 'OnFailure' | 'Never';
  readonly stop: StopCause;
  /** The containers that run when it stops, where not all do. */
  readonly running?: readonly string[];
}

/** What a kubelet did with it: lines of seconds, container and event, after the first container's creation or the stop's begin. */
export interface Recording {
  readonly case: TimelineCase;
  readonly start: readonly string[];
  readonly stop: readonly string[];
}

/** Recordings of one release. */
export interface Recordings {
  readonly kubernetes: string;
  readonly seed: number;
  readonly recordings: readonly Recording[];
}

/** Where the recorded containers find their program, write their events, and write too much. */
const actor = '/actor';
const events = '/events';
const fill = '/fill';

/** The Pod of a case. `eventsDirectory` is on the node. */
export function podSpecOf(one: TimelineCase, image = 'actor', eventsDirectory = '/tmp'): PodSpec {
  const ofRole = (roles: readonly Role[]) =>
    one.containers.filter(({ role }) => roles.includes(role)).map((container) => containerOf(one, container, image));
  const initContainers = ofRole(['init', 'sidecar']);
  const fills = one.containers.some((container) => container.fill !== undefined);
  return {
    restartPolicy: one.restartPolicy,
    terminationGracePeriodSeconds: one.grace,
    automountServiceAccountToken: false,
    enableServiceLinks: false,
    volumes: [
      { name: 'events', hostPath: { path: eventsDirectory } },
      ...(fills ? [{ name: 'fill', emptyDir: { sizeLimit: '1Mi' } }] : []),
    ],
    ...(initContainers.length === 0 ? {} : { initContainers }),
    containers: ofRole(['main']),
  };
}

function containerOf({ name: pod }: TimelineCase, one: CaseContainer, image: string): Container {
  const file = `${events}/${pod}`;
  const flag = (name: string, seconds: number | undefined) =>
    seconds === undefined ? [] : [`-${name}`, `${seconds}s`];
  const { name, role, startup, run, drain, crash, dead } = one;
  const flags = [...flag('up', startup), ...flag('run', run), ...flag('drain', drain), ...flag('crash', crash)];
  const lifecycle = lifecycleOf(one, file);
  return {
    name,
    image,
    imagePullPolicy: 'IfNotPresent',
    command: [actor, 'run', name, file, ...flags, ...flag('dead', dead), ...flag('fill', one.fill)],
    volumeMounts: [
      { name: 'events', mountPath: events },
      ...(one.fill === undefined ? [] : [{ name: 'fill', mountPath: fill }]),
    ],
    ...(role === 'sidecar' ? { restartPolicy: 'Always' as const } : {}),
    ...(startup === undefined ? {} : { startupProbe: probe(['test', '/tmp/up']) }),
    ...(dead === undefined ? {} : { livenessProbe: livenessOf(one) }),
    ...(Object.keys(lifecycle).length === 0 ? {} : { lifecycle }),
  };
}

const probe = (args: readonly string[]): Probe => ({
  exec: { command: [actor, ...args] },
  periodSeconds: 1,
  failureThreshold: 30,
});

function livenessOf({ probeGrace }: CaseContainer): Probe {
  const grace = probeGrace === undefined ? {} : { terminationGracePeriodSeconds: probeGrace };
  return { ...probe(['absent', '/tmp/dead']), failureThreshold: 1, ...grace };
}

function lifecycleOf({ name, postStart, preStop, sleepAction }: CaseContainer, file: string): Lifecycle {
  const hook = (event: string, seconds: number) => ({
    exec: { command: [actor, 'hook', name, file, event, `${seconds}s`] },
  });
  const stop = (seconds: number) => (sleepAction === undefined ? hook('preStop', seconds) : { sleep: { seconds } });
  return {
    ...(postStart === undefined ? {} : { postStart: hook('postStart', postStart) }),
    ...(preStop === undefined ? {} : { preStop: stop(preStop) }),
  };
}

/** What is known of its durations. */
export function durationsOfCase({ containers }: TimelineCase): Durations {
  return Object.fromEntries(
    containers.map((one): [string, ContainerDurations] => [
      one.name,
      {
        startupSeconds: one.startup,
        runSeconds: one.run,
        postStartSeconds: one.postStart,
        preStopSeconds: one.preStop,
        drainSeconds: one.drain < 0 ? Number.POSITIVE_INFINITY : one.drain,
      },
    ]),
  );
}
