/** What happens to a container in the start and the stop of its Pod. */
export type TimelineEventType =
  /** Its process starts. */
  | 'created'
  /** Its postStart hook has returned. */
  | 'postStartEnded'
  /** Its startup probe has passed. */
  | 'started'
  /** Its preStop hook starts. */
  | 'preStopStarted'
  /** Its preStop hook has returned, or the grace period is over and the kubelet no longer waits for it. */
  | 'preStopEnded'
  /** It gets its stop signal: SIGTERM, unless its image or manifest has another. */
  | 'signalled'
  /** It gets SIGKILL, as its time to stop is over. */
  | 'killed'
  /** Its process has ended. */
  | 'exited';

/** One event of a container, in seconds. Where everything that it depends on is known, `at` equals `by`. */
export interface TimelineEvent {
  readonly container: string;
  readonly event: TimelineEventType;
  /** The earliest that it happens: an unknown duration counts as 0. */
  readonly at: number;
  /** The latest that it happens; `undefined` where nothing limits it. */
  readonly by: number | undefined;
}

/** What a manifest does not say of a container, in seconds; all of it is unknown by default. */
export interface ContainerDurations {
  /** From the start of its process until its startup probe can pass. */
  readonly startupSeconds?: number | undefined;
  /** From the start of its process until it exits by itself: of init containers, and of the main containers of a Job. */
  readonly runSeconds?: number | undefined;
  /** How long its postStart hook takes, where the hook is not a sleep. */
  readonly postStartSeconds?: number | undefined;
  /** How long its preStop hook takes, where the hook is not a sleep. */
  readonly preStopSeconds?: number | undefined;
  /** From its stop signal until it exits; `Infinity` if it ignores the signal. */
  readonly drainSeconds?: number | undefined;
}

/** Durations by container name. */
export type Durations = Readonly<Record<string, ContainerDurations>>;

const none: ContainerDurations = {};

/** The durations of a container; all unknown where there are none of its name. */
export function durationsOf(durations: Durations, container: string): ContainerDurations {
  return (Object.hasOwn(durations, container) ? durations[container] : undefined) ?? none;
}

/** One event of a run in which every duration is a number. */
export interface RunEvent {
  readonly container: string;
  readonly event: TimelineEventType;
  readonly at: number;
}

/**
 * The events of both runs, in the order of their times: one in which everything unknown takes no time, and one in which it
 * never ends. What happens only in one of them is uncertain, and omitted.
 */
export function between(earliest: readonly RunEvent[], latest: readonly RunEvent[]): readonly TimelineEvent[] {
  const key = ({ container, event }: RunEvent) => `${event} ${container}`;
  const last = new Map(latest.map((one) => [key(one), one.at]));
  return earliest
    .flatMap(({ container, event, at }) => {
      const by = last.get(key({ container, event, at }));
      return by === undefined ? [] : [{ container, event, at, by: by === Number.POSITIVE_INFINITY ? undefined : by }];
    })
    .sort((a, b) => a.at - b.at);
}
