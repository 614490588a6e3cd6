import { type Duration, parseDuration, wholeSeconds } from '../../../kubernetes/duration';
import { kind } from '../../../values/check';

/**
 * The seconds of a `drainTimeout`.
 * @throws RangeError for less than it takes to see that the log processor is idle, and for more than an hour.
 */
export function drainSeconds(tool: string, duration: Duration, least: number): number {
  const what = `${tool}: drainTimeout`;
  const seconds = parseDuration(duration, what);
  const got = `got ${JSON.stringify(duration)}`;
  if (seconds < least)
    throw new RangeError(`${what} must be ${least}s or more, ${got}; set "${least}s" or more, or false`);
  if (seconds > 3600) throw new RangeError(`${what} must be 1h or less, ${got}; set "1h" or less`);
  return wholeSeconds(duration, what);
}

/** The check of a `drainTimeout`. */
export const durationOrFalse = kind(
  'a duration, or false',
  (value) => value === false || ['string', 'number'].includes(typeof value),
);
