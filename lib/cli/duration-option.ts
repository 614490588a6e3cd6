import { InvalidArgumentError } from 'commander';
import { secondsIn } from '../kubernetes/duration';

/** The seconds of an option such as `90s`, `5m` or `1h30m`; a number alone is seconds. */
export function durationOption(text: string): number {
  const seconds = /^\d{1,9}$/.test(text) ? Number(text) : secondsIn(text);
  if (seconds > 0) return seconds;
  throw new InvalidArgumentError('must be a duration; set one such as 90s, 5m or 1h30m');
}
