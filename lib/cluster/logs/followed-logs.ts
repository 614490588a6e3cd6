import { textAt } from '../../status/snapshot/read';
import { own } from '../../values/own';
import { ClusterError, isClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import { pause } from '../connection/pause';
import { anySignal } from '../connection/signals';
import { changesOf } from '../watch/changes';
import { channelOf } from './channel';
import { compareTimes, type LogLine, type LogOptions, logLineOf } from './log-line';
import { type LogSource, type StartedContainer, startedContainers } from './log-source';

/** How far readers may be behind, in lines. */
const mostWaiting = 1000;
/** How long it takes until a log whose connection was lost is opened again, in milliseconds. */
const pauseAfterLoss = 1000;

/** What the containers of some Pods log, as it comes: of those that are there, of new ones, and after restarts. */
export async function* followedLogs(
  connection: Connection,
  resource: ApiResource,
  source: LogSource,
  options: LogOptions,
): AsyncGenerator<LogLine> {
  const ends = new AbortController();
  const signal = anySignal(options.signal, ends.signal);
  const out = channelOf<LogLine>(mostWaiting);
  const runs = new Map<string, { readonly run: string; readonly read: Promise<void> }>();
  const active = new Set<Promise<void>>();

  /** Reads what a container logs, after all that it logged before its restart. */
  const begin = (pod: object, container: StartedContainer) => {
    const key = `${textAt(pod, 'metadata', 'uid')}/${container.name}`;
    const before = runs.get(key);
    if (before?.run === container.run) return;
    const stream = { connection, resource, pod, container, signal, send: out.send };
    const limits = before === undefined ? options : {};
    const read = (before?.read ?? Promise.resolve()).then(() => readRun(stream, limits));
    active.add(read);
    read.then(() => active.delete(read), out.end);
    runs.set(key, { run: container.run, read });
  };
  const forget = (pod: object) => {
    const uid = textAt(pod, 'metadata', 'uid');
    for (const key of runs.keys()) if (key.startsWith(`${uid}/`)) runs.delete(key);
  };
  const follow = async () => {
    const { namespace, labelSelector, fieldSelector } = source;
    for await (const change of changesOf(connection, resource, { namespace, labelSelector, fieldSelector, signal })) {
      if (change.type === 'listed' || !(await source.has(change.object))) continue;
      if (change.type === 'deleted') forget(change.object);
      else for (const container of startedContainers(change.object, options.container)) begin(change.object, container);
      const phase = textAt(change.object, 'status', 'phase');
      const isOver = change.type === 'deleted' || phase === 'Succeeded' || phase === 'Failed';
      if (isOver && (await source.hasEnded())) break;
    }
    await Promise.all(active);
  };
  follow().then(() => out.end(), out.end);
  try {
    yield* out.values();
  } finally {
    ends.abort();
  }
}

interface Stream {
  readonly connection: Connection;
  readonly resource: ApiResource;
  readonly pod: object;
  readonly container: StartedContainer;
  readonly signal: AbortSignal;
  readonly send: (line: LogLine) => Promise<void>;
}

/** Reads the log of one run of a container to its end, over connections that are lost. */
async function readRun(stream: Stream, { sinceSeconds, tailLines }: LogOptions): Promise<void> {
  const { connection, resource, pod, container, signal, send } = stream;
  const name = textAt(pod, 'metadata', 'name');
  const path = pathOf(resource, textAt(pod, 'metadata', 'namespace'), name, 'log');
  const seen = seenLines();
  for (;;) {
    const { last } = seen;
    const from = last === '' ? { sinceSeconds, tailLines } : { sinceTime: wholeSecond(last) };
    const query = { container: container.name, follow: true, timestamps: true, ...from };
    const isNew = seen.again();
    try {
      for await (const text of connection.lines({ method: 'GET', path, query, signal })) {
        const line = logLineOf(name, container.name, text);
        if (isNew(line.time)) await send(line);
      }
    } catch (error) {
      signal.throwIfAborted();
      if (isClusterError(error, 'NotFound') || isClusterError(error, 'BadRequest')) return;
      if (!(error instanceof ClusterError) || (error.reason !== 'Unreachable' && error.status < 500)) throw error;
    }
    if (!(await isRunning(stream))) return;
    await pause(pauseAfterLoss, signal);
  }
}

/** Knows which lines have been read, where a log is read again from a time: several lines may have the same one. */
function seenLines() {
  const seen = { last: '', ofLast: 0 };
  return {
    get last() {
      return seen.last;
    },
    again: () => {
      const before = { ...seen };
      let again = 0;
      return (time: string): boolean => {
        const order = before.last === '' || time === '' ? 1 : compareTimes(time, before.last);
        if (order < 0) return false;
        if (order === 0 && again < before.ofLast) {
          again += 1;
          return false;
        }
        if (time === '') return true;
        seen.ofLast = time === seen.last ? seen.ofLast + 1 : 1;
        seen.last = time;
        return true;
      };
    },
  };
}

/** What a log can be read from: fractions of a second are not taken. */
function wholeSecond(time: string): string {
  return time.replace(/\.\d+/, '');
}

/** Whether this run of the container goes on: a server that ends also ends its answers. */
async function isRunning({ connection, resource, pod, container, signal }: Stream): Promise<boolean> {
  const path = pathOf(resource, textAt(pod, 'metadata', 'namespace'), textAt(pod, 'metadata', 'name'));
  try {
    const now = await connection.request({ method: 'GET', path, signal });
    if (own(own(now, 'metadata'), 'uid') !== own(own(pod, 'metadata'), 'uid')) return false;
    const [same] = startedContainers(now, container.name);
    return same !== undefined && same.run === container.run && same.isRunning;
  } catch (error) {
    if (isClusterError(error, 'NotFound')) return false;
    throw error;
  }
}
