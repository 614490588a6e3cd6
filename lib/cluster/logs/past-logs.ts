import { textAt } from '../../status/snapshot/read';
import { isClusterError } from '../cluster-error';
import { type ApiResource, type Connection, pathOf } from '../connection/connection';
import { slots } from '../connection/slots';
import { byTime } from './by-time';
import { type LogLine, type LogOptions, logLineOf } from './log-line';
import { startedContainers } from './log-source';
import { seenLines } from './seen-lines';

/** Connections that are open at once: each also takes one from the API server to a kubelet. */
export const logsAtOnce = 50;
/** Lines that are in memory at once, where logs are read in pieces. */
const linesAtOnce = 200_000;

/** A log, and which part of it. */
interface Log {
  readonly connection: Connection;
  readonly resource: ApiResource;
  readonly pod: object;
  readonly container: string;
  readonly options: LogOptions;
}

/** What the containers of some Pods have logged so far, by time. */
export async function* pastLogs(
  connection: Connection,
  resource: ApiResource,
  pods: readonly object[],
  options: LogOptions,
): AsyncGenerator<LogLine> {
  const logs = pods.flatMap((pod) =>
    startedContainers(pod, options.container)
      .filter(({ restarts }) => !options.previous || restarts > 0)
      .map(({ name }): Log => ({ connection, resource, pod, container: name, options })),
  );
  yield* byTime(logs.length <= logsAtOnce ? logs.map((log) => linesOf(log)) : inPieces(logs));
}

/** Logs that are too many to be open at once: each is read up to a number of lines, and later from there on. */
function inPieces(logs: readonly Log[]): readonly AsyncGenerator<LogLine>[] {
  const inSlot = slots(logsAtOnce);
  const size = Math.ceil(linesAtOnce / logs.length);
  return logs.map(async function* (log) {
    const seen = seenLines();
    for (;;) {
      const piece = await inSlot(async () => {
        const isNew = seen.again();
        const lines: LogLine[] = [];
        for await (const line of linesOf(log, seen.from())) {
          if (isNew(line.time)) lines.push(line);
          if (lines.length === size) break;
        }
        return lines;
      });
      yield* piece;
      // Without a time, it cannot be read from there on.
      if (piece.length < size || seen.from() === undefined) return;
    }
  });
}

async function* linesOf(
  { connection, resource, pod, container, options }: Log,
  from?: string,
): AsyncGenerator<LogLine> {
  const { sinceSeconds, tailLines, previous, signal } = options;
  const name = textAt(pod, 'metadata', 'name');
  const path = pathOf(resource, textAt(pod, 'metadata', 'namespace'), name, 'log');
  const part = from === undefined ? { sinceSeconds, tailLines } : { sinceTime: from };
  const query = { container, timestamps: true, previous, ...part };
  try {
    for await (const line of connection.lines({ method: 'GET', path, query, signal })) {
      yield logLineOf(name, container, line);
    }
  } catch (error) {
    // The Pod, or the log of the run before, is gone meanwhile.
    if (!isClusterError(error, 'NotFound') && !isClusterError(error, 'BadRequest')) throw error;
  }
}
