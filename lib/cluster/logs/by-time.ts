import { compareTimes, type LogLine } from './log-line';

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
