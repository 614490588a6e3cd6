import { textAt } from '../../status/snapshot/read';
import { own } from '../../values/own';
import { ClusterError, isClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import { pause } from '../connection/pause';
import { compareTimes, isGone, type LogLine, type LogOptions, logLineOf, secondOf } from './log-line';
import { type StartedContainer, startedContainers } from './log-source';
import { type SeenLines, seenLines } from './seen-lines';

/** How long it takes until a log whose connection was lost is opened again, in milliseconds. */
const pauseAfterLoss = 1000;

/** One run of a container, whose log is read. */
export interface RunLog {
  readonly connection: Connection;
  readonly resource: ApiResource;
  readonly pod: object;
  readonly container: StartedContainer;
  readonly signal: AbortSignal;
  readonly send: (line: LogLine) => Promise<void>;
}

/** A log that is being read. */
export interface Reading {
  /**
   * The run that it is of, as far as is known: the container may have been restarted before it was opened. And whether its last
   * connection was lost, so that lines may be missing.
   */
  readonly of: { run: string; isCut: boolean };
  /** Whether older lines are not wanted. */
  readonly isPart: boolean;
  readonly seen: SeenLines;
  /** The time of its first line; `undefined` where it has ended without one. */
  readonly first: Promise<string | undefined>;
  readonly done: Promise<void>;
}

/** Begins to read the log of a run, over connections that are lost, to its end. */
export function readingOf(log: RunLog, limits: LogOptions): Reading {
  let begun: (time: string | undefined) => void = () => {};
  const first = new Promise<string | undefined>((resolve) => {
    begun = resolve;
  });
  const of = { run: log.container.run, isCut: false };
  const seen = seenLines();
  const done = readRun(log, of, seen, limits, begun).finally(() => begun(undefined));
  const isPart = limits.sinceSeconds !== undefined || limits.tailLines !== undefined;
  return { of, isPart, seen, first, done };
}

/**
 * The log of a run after that of the one before it. Of that one, nothing may have been read: a container that ends at once
 * may have been started again when its log is opened, and a request always gets the log of the latest run.
 */
export async function readingAfter(log: RunLog, before: Reading | undefined): Promise<Reading> {
  const { container } = log;
  const first = await before?.first;
  const isRead = first === undefined ? before?.isPart === true : await isOfRunBefore(log, first);
  const ahead = !isRead && first !== undefined && before?.of.run === container.before ? before : undefined;
  if (ahead === undefined) await before?.done;
  // Where not all lines are wanted, those of the run before are not.
  if (!isRead && before?.isPart !== true) for await (const line of linesOfRunBefore(log)) await log.send(line);
  if (isRead && before !== undefined) await sendRest(log, before);
  if (ahead === undefined) return readingOf(log, {});
  const { of, seen } = ahead;
  of.run = container.run;
  // While the run was not known, a lost connection may have ended the reading.
  const done = ahead.done.then(async () => {
    if ((await stateOf(log, container.run)) !== 'gone') await readRun(log, of, seen, {});
  });
  return { ...ahead, done };
}

/** Sends what the run before logged after its connection was lost, if it ended before it was read again. */
async function sendRest(log: RunLog, { of, seen }: Reading): Promise<void> {
  const sinceTime = seen.from();
  if (!of.isCut || of.run !== log.container.before || sinceTime === undefined) return;
  const isNew = seen.again();
  for await (const line of linesOfRunBefore(log, sinceTime)) if (isNew(line.time)) await log.send(line);
}

/** Whether a log that begins with a line of a time is of the run before. */
async function isOfRunBefore(log: RunLog, time: string): Promise<boolean> {
  // By lines without times, nobody can tell: then it is the usual case.
  if (time === '') return true;
  const { startedAt } = log.container;
  const order = startedAt === '' ? 0 : compareTimes(secondOf(time), secondOf(startedAt));
  return order < 0 || (order === 0 && (await hasRunBefore(log, time)));
}

/** Whether the log of the run before has a line of a time. Of one that is gone, nobody can tell: then it is the usual case. */
async function hasRunBefore(log: RunLog, time: string): Promise<boolean> {
  let isGoneMeanwhile = false;
  const lines = linesOfRunBefore(log, secondOf(time), () => {
    isGoneMeanwhile = true;
  });
  for await (const line of lines) {
    if (line.time !== '' && compareTimes(line.time, time) >= 0) return compareTimes(line.time, time) === 0;
  }
  return isGoneMeanwhile;
}

async function* linesOfRunBefore(
  { connection, resource, pod, container, signal }: RunLog,
  sinceTime?: string,
  gone: () => void = () => {},
): AsyncGenerator<LogLine> {
  if (container.before === undefined) return gone();
  const name = textAt(pod, 'metadata', 'name');
  const path = pathOf(resource, textAt(pod, 'metadata', 'namespace'), name, 'log');
  const query = { container: container.name, previous: true, timestamps: true, sinceTime };
  try {
    for await (const text of connection.lines({ method: 'GET', path, query, signal })) {
      const line = logLineOf(name, container.name, text);
      if (isGone(line)) return gone();
      yield line;
    }
  } catch (error) {
    signal.throwIfAborted();
    if (!isClusterError(error, 'NotFound') && !isClusterError(error, 'BadRequest')) throw error;
    gone();
  }
}

/** Reads the log of one run of a container to its end: over connections that are lost, from the last line that was seen. */
async function readRun(
  log: RunLog,
  of: Reading['of'],
  seen: SeenLines,
  { sinceSeconds, tailLines }: LogOptions,
  begun: (time: string) => void = () => {},
): Promise<void> {
  const { connection, resource, pod, container, signal, send } = log;
  const name = textAt(pod, 'metadata', 'name');
  const path = pathOf(resource, textAt(pod, 'metadata', 'namespace'), name, 'log');
  let ended: string | undefined;
  for (let isAgain = false; ; isAgain = true) {
    const sinceTime = seen.from();
    const part = sinceTime === undefined ? { sinceSeconds, tailLines } : { sinceTime };
    const query = { container: container.name, follow: true, timestamps: true, ...part };
    const isNew = seen.again();
    let isKnown = !isAgain;
    try {
      for await (const text of connection.lines({ method: 'GET', path, query, signal })) {
        const line = logLineOf(name, container.name, text);
        if (isGone(line)) break;
        // A log that is opened again may be that of the next run, which has a reading of its own.
        if (!isKnown && (await stateOf(log, of.run)) === 'gone') return;
        isKnown = true;
        if (!isNew(line.time)) continue;
        begun(line.time);
        await send(line);
      }
      of.isCut = false;
    } catch (error) {
      signal.throwIfAborted();
      if (isClusterError(error, 'NotFound') || isClusterError(error, 'BadRequest')) return;
      if (!(error instanceof ClusterError) || (error.reason !== 'Unreachable' && error.status < 500)) throw error;
      of.isCut = true;
    }
    if (ended === of.run) return;
    const { run } = of;
    const state = await stateOf(log, run);
    if (state === 'gone' || (state === 'ended' && !of.isCut)) return;
    // A run that has ended meanwhile may have logged more.
    ended = state === 'ended' ? run : undefined;
    await pause(pauseAfterLoss, signal);
  }
}

/** Whether a run of the container goes on: a server that ends also ends its answers. Of a run before, there is nothing to follow. */
async function stateOf(
  { connection, resource, pod, container, signal }: RunLog,
  run: string,
): Promise<'running' | 'ended' | 'gone'> {
  const path = pathOf(resource, textAt(pod, 'metadata', 'namespace'), textAt(pod, 'metadata', 'name'));
  try {
    const now = await connection.request({ method: 'GET', path, signal });
    if (own(own(now, 'metadata'), 'uid') !== own(own(pod, 'metadata'), 'uid')) return 'gone';
    const [same] = startedContainers(now, container.name);
    if (same?.run !== run) return 'gone';
    return same.isRunning ? 'running' : 'ended';
  } catch (error) {
    if (isClusterError(error, 'NotFound')) return 'gone';
    throw error;
  }
}
