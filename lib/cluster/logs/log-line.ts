/** A line of a container. */
export interface LogLine {
  /** The name of the Pod. */
  readonly pod: string;
  readonly container: string;
  readonly line: string;
  /** When the container runtime got it: `2026-11-30T18:00:00.123456789Z`; `''` where it does not say. */
  readonly time: string;
}

/** Which lines of containers. */
export interface LogOptions {
  /** The name of a container. @default all, init containers and sidecars too */
  readonly container?: string | undefined;
  /** Goes on with what is logged from now on, by new Pods and after restarts, too. @default false */
  readonly follow?: boolean | undefined;
  /** Only lines of the last so many seconds. @default all */
  readonly sinceSeconds?: number | undefined;
  /** Of each container, so many lines at the end. @default all */
  readonly tailLines?: number | undefined;
  /** Of containers that were restarted, the lines of the run before; not with `follow`. @default false */
  readonly previous?: boolean | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A line as a kubelet prints it with timestamps: the time, a space, and the line. */
export function logLineOf(pod: string, container: string, text: string): LogLine {
  const [, time, line] = /^(\d{4}-\d\d-\d\dT\S+) (.*)$/s.exec(text) ?? [];
  return time === undefined || line === undefined
    ? { pod, container, line: text, time: '' }
    : { pod, container, line, time };
}

/** What a kubelet says in place of a log that it does not have any more, with the status of a success. */
const saysGone =
  /^(?:unable to retrieve container logs for |failed to (?:try resolving symlinks in path|open log file) )/;

/** Whether a kubelet says this in place of a log: before a line of a container, it prints the time that was asked for. */
export function isGone({ line, time }: LogLine): boolean {
  return time === '' && saysGone.test(line);
}

/** The second of a time, from which a log can be read: servers take no fractions. */
export function secondOf(time: string): string {
  return time.replace(/\.\d+/, '');
}

/** Compares two times, to the nanosecond and in any time zone; a line without one is before all others. */
export function compareTimes(one: string, other: string): number {
  const [left, right] = [one, other].map((time) => Date.parse(time.replace(/\.\d+/, '')) || 0);
  if (left !== right) return (left ?? 0) - (right ?? 0);
  const [nanos, otherNanos] = [one, other].map((time) => (/\.(\d+)/.exec(time)?.[1] ?? '').padEnd(9, '0'));
  return Number(nanos) - Number(otherNanos);
}
