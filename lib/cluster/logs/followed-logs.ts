import { textAt } from '../../status/snapshot/read';
import { own } from '../../values/own';
import { ClusterError, isClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import { pause } from '../connection/pause';
import { anySignal } from '../connection/signals';
import { changesOf } from '../watch/changes';
import { channelOf } from './channel';
import { type LogLine, type LogOptions, logLineOf } from './log-line';
import { type LogSource, type StartedContainer, startedContainers } from './log-source';
import { seenLines } from './seen-lines';

/** How far readers may be behind, in lines. */
const mostWaiting = 1000;
/** Containers that are followed at once at most: each takes a connection for as long as it runs. */
const mostFollowed = 500;
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
    if (active.size >= mostFollowed) throw tooMany(source.text);
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

function tooMany(text: string): ClusterError {
  const fix = 'set container, follow single Pods, or read the logs without follow';
  return new ClusterError({
    reason: 'TooManyLogs',
    message: `${text}: more than ${mostFollowed} containers run at once, and each takes a connection; ${fix}`,
  });
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
    const sinceTime = seen.from();
    const part = sinceTime === undefined ? { sinceSeconds, tailLines } : { sinceTime };
    const query = { container: container.name, follow: true, timestamps: true, ...part };
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
