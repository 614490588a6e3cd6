import { textAt } from '../../status/snapshot/read';
import { ClusterError } from '../cluster-error';
import type { ApiResource, Connection } from '../connection/connection';
import { anySignal } from '../connection/signals';
import { slots } from '../connection/slots';
import { pagesOf } from '../objects/pages';
import { changesOf } from '../watch/changes';
import { channelOf } from './channel';
import type { LogLine, LogOptions } from './log-line';
import { type LogSource, type StartedContainer, startedContainers } from './log-source';
import { logsAtOnce } from './past-logs';
import { type Reading, type RunLog, readingAfter, readingOf } from './run-log';

/** How far readers may be behind, in lines. */
const mostWaiting = 1000;
/** Containers of Pods that run which are followed at most: each takes a connection for as long as it runs. */
const mostFollowed = 500;

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
  const readings = readingsOf({ connection, resource, signal, send: out.send }, source.text, options, out.end);
  const follow = async () => {
    await followPods({ connection, resource, source, readings, signal });
    await readings.done();
  };
  follow().then(() => out.end(), out.end);
  try {
    yield* out.values();
  } finally {
    ends.abort();
    // Those that wait for a reader end, too.
    out.end();
  }
}

/** The logs that are read of Pods. */
interface Readings {
  /** Begins to read what has started in a Pod. */
  readonly see: (pod: object) => void;
  readonly forget: (pod: object) => void;
  /** Told once all Pods that there were have been seen: the limits are for what there is at first. */
  readonly listed: () => void;
  readonly done: () => Promise<unknown>;
}

function readingsOf(
  way: Pick<RunLog, 'connection' | 'resource' | 'signal' | 'send'>,
  text: string,
  options: LogOptions,
  onFailure: (error: unknown) => void,
): Readings {
  const readings = new Map<string, { readonly run: string; readonly reading: Promise<Reading> }>();
  const active = new Set<Promise<void>>();
  const endedInSlot = slots(logsAtOnce);
  let [running, isListed] = [0, false];
  /** Reads what a container logs, after all that it logged before its restart. */
  const begin = (pod: object, container: StartedContainer) => {
    const key = `${textAt(pod, 'metadata', 'uid')}/${container.name}`;
    const before = readings.get(key);
    if (before?.run === container.run) return;
    const log = { ...way, pod, container };
    const isFirst = before === undefined && !isListed;
    const open = async () => (isFirst ? readingOf(log, options) : readingAfter(log, await before?.reading));
    const isOver = hasEnded(pod);
    if (!isOver && running === mostFollowed) throw tooMany(text);
    if (!isOver) running += 1;
    // What has ended is read soon, and nothing of it starts again.
    const reading = isOver ? endedInSlot(async () => whole(await open())) : open();
    const read = reading.then(({ done }) => done);
    active.add(read);
    const close = () => {
      active.delete(read);
      if (!isOver) running -= 1;
    };
    read.then(close, onFailure);
    readings.set(key, { run: container.run, reading });
  };
  return {
    see: (pod) => {
      for (const container of startedContainers(pod, options.container)) begin(pod, container);
    },
    forget: (pod) => {
      const uid = textAt(pod, 'metadata', 'uid');
      for (const key of readings.keys()) if (key.startsWith(`${uid}/`)) readings.delete(key);
    },
    listed: () => {
      isListed = true;
    },
    done: () => Promise.all(active),
  };
}

/** A reading once it has ended. */
async function whole(reading: Reading): Promise<Reading> {
  await reading.done;
  return reading;
}

function hasEnded(pod: object): boolean {
  return ['Succeeded', 'Failed'].includes(textAt(pod, 'status', 'phase'));
}

/** Whose Pods are followed, and what reads their logs. */
interface Following {
  readonly connection: Connection;
  readonly resource: ApiResource;
  readonly source: LogSource;
  readonly readings: Readings;
  readonly signal: AbortSignal;
}

/** Has the logs of all Pods read, until no more can come. */
async function followPods(following: Following): Promise<void> {
  const { connection, resource, source, readings, signal } = following;
  if (source.ended === undefined) return followChanges(following);
  const last = new AbortController();
  const until = anySignal(signal, last.signal);
  const changes = followChanges({ ...following, signal: until });
  await Promise.race([changes, source.ended(until)]).finally(() => last.abort());
  await Promise.allSettled([changes]);
  // What became of the last Pods may not have come before that.
  const { namespace, labelSelector } = source;
  for await (const { items } of pagesOf(connection, resource, { namespace, labelSelector, signal })) {
    for (const pod of items) if (await source.has(pod)) readings.see(pod);
  }
}

async function followChanges({ connection, resource, source, readings, signal }: Following): Promise<void> {
  const { namespace, labelSelector, fieldSelector } = source;
  for await (const change of changesOf(connection, resource, { namespace, labelSelector, fieldSelector, signal })) {
    if (change.type === 'listed') readings.listed();
    if (change.type === 'listed' || !(await source.has(change.object))) continue;
    if (change.type === 'deleted') readings.forget(change.object);
    else readings.see(change.object);
    if (source.isPod && (change.type === 'deleted' || hasEnded(change.object))) return;
  }
}

function tooMany(text: string): ClusterError {
  const fix = 'set container, follow single Pods, or read the logs without follow';
  return new ClusterError({
    reason: 'TooManyLogs',
    message: `${text}: more than ${mostFollowed} containers run at once, and each takes a connection; ${fix}`,
  });
}
