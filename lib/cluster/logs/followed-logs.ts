import { textAt } from '../../status/snapshot/read';
import { ClusterError } from '../cluster-error';
import type { ApiResource, Connection } from '../connection/connection';
import { anySignal } from '../connection/signals';
import { changesOf } from '../watch/changes';
import { channelOf } from './channel';
import type { LogLine, LogOptions } from './log-line';
import { type LogSource, type StartedContainer, startedContainers } from './log-source';
import { type Reading, readingAfter, readingOf } from './run-log';

/** How far readers may be behind, in lines. */
const mostWaiting = 1000;
/** Containers that are followed at once at most: each takes a connection for as long as it runs. */
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
  const readings = new Map<string, { readonly run: string; readonly reading: Promise<Reading> }>();
  const active = new Set<Promise<void>>();
  let isListed = false;

  /** Reads what a container logs, after all that it logged before its restart. The limits are for what there is at first. */
  const begin = (pod: object, container: StartedContainer) => {
    const key = `${textAt(pod, 'metadata', 'uid')}/${container.name}`;
    const before = readings.get(key);
    if (before?.run === container.run) return;
    if (active.size >= mostFollowed) throw tooMany(source.text);
    const log = { connection, resource, pod, container, signal, send: out.send };
    const reading =
      before === undefined && !isListed
        ? Promise.resolve(readingOf(log, options))
        : Promise.resolve(before?.reading).then((last) => readingAfter(log, last));
    const read = reading.then(({ done }) => done);
    active.add(read);
    read.then(() => active.delete(read), out.end);
    readings.set(key, { run: container.run, reading });
  };
  const forget = (pod: object) => {
    const uid = textAt(pod, 'metadata', 'uid');
    for (const key of readings.keys()) if (key.startsWith(`${uid}/`)) readings.delete(key);
  };
  const follow = async () => {
    const { namespace, labelSelector, fieldSelector } = source;
    for await (const change of changesOf(connection, resource, { namespace, labelSelector, fieldSelector, signal })) {
      if (change.type === 'listed') isListed = true;
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
