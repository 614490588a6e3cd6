import { valueText } from '../findings/value-text';

type Unit = 'h' | 'm' | 's' | 'ms';

/**
 * A span of time: a number of seconds, or a string as Go and Kubernetes' own tools write it: `'60s'`, `'1m30s'`,
 * `'500ms'`, `'1.5h'`. A negative one is a value like any other here; where a field does not allow it, the verifier
 * reports it.
 * @see https://pkg.go.dev/time#ParseDuration
 */
export type Duration =
  | number
  | `${number}${Unit}`
  | `${number}h${number}m`
  | `${number}h${number}s`
  | `${number}m${number}s`
  | `${number}s${number}ms`
  | `${number}h${number}m${number}s`;

const secondsOf: ReadonlyMap<string, number> = new Map<Unit, number>([
  ['h', 3600],
  ['m', 60],
  ['s', 1],
  ['ms', 0.001],
]);

const signed = /^([+-]?)((?:[0-9]+(?:\.[0-9]+)?(?:ms|[hms]))+)$/;
const part = /([0-9]+(?:\.[0-9]+)?)(ms|[hms])/g;

/**
 * A duration in seconds, fractions included: `'1m30s'` is 90, `'500ms'` is 0.5, `'-5s'` is -5.
 *
 * @param name what the duration is for, to begin the error with.
 * @throws TypeError where it is neither a number nor a string.
 * @throws RangeError where it cannot be read as a duration.
 */
export function parseDuration(duration: Duration, name = 'value'): number {
  // Told apart by what it is, not by its type: callers without a compiler give anything.
  const given: unknown = duration;
  const seconds = typeof given === 'string' ? secondsIn(given) : given;
  if (typeof seconds === 'number' && Number.isFinite(seconds)) return seconds;
  const message = `${name} must be a duration, got ${valueText(given)}; set a number of seconds, or a string such as "60s", "1m30s" or "500ms"`;
  throw typeof seconds === 'number' ? new RangeError(message) : new TypeError(message);
}

/**
 * A duration in whole seconds, for the fields of Kubernetes that take those.
 *
 * @param field the field that it is for, to begin the error with: `'periodSeconds'`.
 * @throws TypeError where it is neither a number nor a string.
 * @throws RangeError where it cannot be read as a duration, or has a fraction of a second.
 */
export function wholeSeconds(duration: Duration, field: string): number {
  const seconds = parseDuration(duration, field);
  if (Number.isInteger(seconds)) return seconds;
  throw new RangeError(
    `${field} must be whole seconds, got ${valueText(duration)} (${seconds} seconds); ` +
      `set ${Math.floor(seconds)} or ${Math.ceil(seconds)}`,
  );
}

/** The seconds that a text says; not a number where it says none. */
export function secondsIn(text: string): number {
  const [, sign, parts = ''] = signed.exec(text) ?? [];
  if (parts === '') return Number.NaN;
  const total = [...parts.matchAll(part)].reduce(
    (sum, [, amount, unit = '']) => sum + Number(amount) * (secondsOf.get(unit) ?? Number.NaN),
    0,
  );
  // To the nanosecond, so that the binary fractions of milliseconds do not show.
  const seconds = Math.round(total * 1e9) / 1e9;
  return sign === '-' && seconds !== 0 ? -seconds : seconds;
}
