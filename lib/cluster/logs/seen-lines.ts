import { compareTimes, secondOf } from './log-line';

/** Which lines of a log have been read, where it is read again from a time: several lines may have the same one. */
export interface SeenLines {
  /** From which time to read again; `undefined` before the first line. */
  readonly from: () => string | undefined;
  /** Begins to read again: whether a line of a time is one that was not seen before. */
  readonly again: () => (time: string) => boolean;
}

/** None, at first. */
export function seenLines(): SeenLines {
  const seen = { last: '', ofLast: 0 };
  return {
    from: () => (seen.last === '' ? undefined : secondOf(seen.last)),
    again: () => {
      const before = { ...seen };
      let again = 0;
      return (time) => {
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
