import { textAt } from '../../status/snapshot/read';
import { isClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import { compareTimes, type LogLine, type LogOptions, logLineOf } from './log-line';
import { startedContainers } from './log-source';

/** What the containers of some Pods have logged so far, by time. */
export async function* pastLogs(
  connection: Connection,
  resource: ApiResource,
  pods: readonly object[],
  options: LogOptions,
): AsyncGenerator<LogLine> {
  const streams = pods.flatMap((pod) =>
    startedContainers(pod, options.container)
      .filter(({ restarts }) => !options.previous || restarts > 0)
      .map(({ name }) => linesOfContainer(connection, resource, pod, name, options)),
  );
  yield* byTime(streams);
}

async function* linesOfContainer(
  connection: Connection,
  resource: ApiResource,
  pod: object,
  container: string,
  { sinceSeconds, tailLines, previous, signal }: LogOptions,
): AsyncGenerator<LogLine> {
  const name = textAt(pod, 'metadata', 'name');
  const path = pathOf(resource, textAt(pod, 'metadata', 'namespace'), name, 'log');
  const query = { container, timestamps: true, sinceSeconds, tailLines, previous };
  try {
    for await (const line of connection.lines({ method: 'GET', path, query, signal })) {
      yield logLineOf(name, container, line);
    }
  } catch (error) {
    // The Pod, or the log of the run before, is gone meanwhile.
    if (!isClusterError(error, 'NotFound') && !isClusterError(error, 'BadRequest')) throw error;
  }
}

/** Merges streams that are in order, with one line of each in memory. */
export async function* byTime(streams: readonly AsyncGenerator<LogLine>[]): AsyncGenerator<LogLine> {
  try {
    const heads = await Promise.all(streams.map(headOf));
    for (;;) {
      const first = heads.reduce<Head | undefined>((before, head) => earlier(before, head), undefined);
      if (first?.next === undefined) return;
      yield first.next;
      Object.assign(first, await headOf(first.stream));
    }
  } finally {
    await Promise.all(streams.map((stream) => stream.return(undefined)));
  }
}

interface Head {
  readonly stream: AsyncGenerator<LogLine>;
  readonly next: LogLine | undefined;
}

async function headOf(stream: AsyncGenerator<LogLine>): Promise<Head> {
  const { value, done } = await stream.next();
  return { stream, next: done ? undefined : value };
}

/** Of equals, the one before: lines of one time stay in the order of their streams. */
function earlier(before: Head | undefined, head: Head): Head | undefined {
  if (head.next === undefined) return before;
  if (before?.next === undefined) return head;
  return compareTimes(head.next.time, before.next.time) < 0 ? head : before;
}
