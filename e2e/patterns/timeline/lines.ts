import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Recording, TimelineCase } from '../../../lib/anatomy/testdata/timeline-case';

/** What a container wrote. */
export interface Line {
  /** In milliseconds. */
  readonly time: number;
  readonly container: string;
  readonly event: string;
  /** The last sign of life after a stop signal, in milliseconds: the time of a SIGKILL. */
  readonly lastSign: number | undefined;
}

/** What the containers of a Pod wrote. */
export function linesOf({ name }: TimelineCase, events: string): readonly Line[] {
  const file = join(events, name);
  if (!existsSync(file)) return [];
  const created = new Map<string, string>();
  return readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .map((line) => {
      const [time = '', container = '', event = ''] = line.split(' ');
      if (event === 'created') created.set(container, time);
      const signs = `${file}.${container}.${created.get(container)}`;
      const lastSign = event === 'signalled' && existsSync(signs) ? Number(readFileSync(signs, 'utf8')) : undefined;
      return { time: Number(time), container, event, lastSign };
    });
}

const ends = ['exited', 'crashed'];
const ofProcesses = ['created', 'signalled', ...ends];

/** Whether every container that was created has ended. */
export function hasStopped(lines: readonly Line[]): boolean {
  const last = new Map(lines.filter(({ event }) => ofProcesses.includes(event)).map((line) => [line.container, line]));
  return [...last.values()].every(
    ({ event, time, lastSign = time }) =>
      ends.includes(event) || (event === 'signalled' && Date.now() - lastSign > 1000),
  );
}

const stopEvents = ['preStopStarted', 'preStopEnded', 'signalled'];

/** The recording of a Pod that was deleted at a time, or that ended by itself. */
export function recordingOf(one: TimelineCase, lines: readonly Line[], deletedAt: number | undefined): Recording {
  const first = Math.min(...lines.map(({ time }) => time));
  const zero = deletedAt ?? stopTime(one, lines);
  const before = lines.filter(({ event }) => ['created', 'postStartEnded', 'exited'].includes(event));
  const ofCause = lines.filter(({ container }) => !('container' in one.stop) || one.stop.container === container);
  const after = ofCause.filter(({ time, event }) => time >= zero && stopEvents.includes(event));
  const stop = firsts(after).flatMap((line) => (line.event === 'signalled' ? [line, ...endOf(line, lines)] : [line]));
  return {
    case: one,
    start: textOf(firsts(before.filter(({ time }) => time <= zero)), first),
    stop: textOf(stop, zero),
  };
}

/** When a stop begins that nobody asked for. */
function stopTime(one: TimelineCase, lines: readonly Line[]): number {
  if (one.stop.by === 'completion') {
    const mains = one.containers.filter(({ role }) => role === 'main').map(({ name }) => name);
    return Math.max(
      ...lines.filter((line) => line.event === 'exited' && mains.includes(line.container)).map(({ time }) => time),
    );
  }
  const { stop } = one;
  const own = lines.filter(({ container }) => !('container' in stop) || stop.container === container);
  return Math.min(...own.filter(({ event }) => stopEvents.includes(event)).map(({ time }) => time));
}

function endOf(signalled: Line, lines: readonly Line[]): readonly Line[] {
  const later = lines.slice(lines.indexOf(signalled) + 1).filter(({ container }) => container === signalled.container);
  const next = later.find(({ event }) => event === 'exited' || event === 'created');
  if (next?.event === 'exited') return [next];
  const killed = { ...signalled, time: signalled.lastSign ?? signalled.time };
  return [
    { ...killed, event: 'killed' },
    { ...killed, event: 'exited' },
  ];
}

function firsts(lines: readonly Line[]): readonly Line[] {
  const seen = new Set<string>();
  return lines.filter(({ container, event }) => {
    const key = `${container} ${event}`;
    return !seen.has(key) && seen.add(key);
  });
}

function textOf(lines: readonly Line[], zero: number): readonly string[] {
  return [...lines]
    .sort((a, b) => a.time - b.time)
    .map(({ time, container, event }) => `${((time - zero) / 1000).toFixed(1)} ${container} ${event}`);
}
