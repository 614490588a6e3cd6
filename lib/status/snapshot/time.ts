import { own } from '../../values/own';
import { textIn } from './read';

/** As API servers write times: `2026-11-30T18:00:00Z`, with fractions in some fields. */
const written = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/;

/** The milliseconds of a time since 1970; `undefined` for what is not a time. */
export function millisecondsOf(text: unknown): number | undefined {
  if (typeof text !== 'string' || !written.test(text)) return undefined;
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** A time of an object, as it is written there; `undefined` where it has none. */
export function timeAt(value: unknown, ...names: readonly string[]): string | undefined {
  const text = textIn(names.reduce(own, value));
  return millisecondsOf(text) === undefined ? undefined : text;
}

/** The seconds from a time to another; `undefined` without the first. */
export function secondsSince(text: string | undefined, now: number): number | undefined {
  const time = millisecondsOf(text);
  return time === undefined ? undefined : (now - time) / 1000;
}

/** The earlier of some times; those that are absent do not count. */
export function earliest(times: readonly (string | undefined)[]): string | undefined {
  return inOrder(times)[0];
}

/** The later of some times. */
export function latest(times: readonly (string | undefined)[]): string | undefined {
  return inOrder(times).at(-1);
}

function inOrder(times: readonly (string | undefined)[]): readonly string[] {
  const known = times.flatMap((text) => {
    const time = millisecondsOf(text);
    return text === undefined || time === undefined ? [] : [{ text, time }];
  });
  return known.sort((one, other) => one.time - other.time || (one.text < other.text ? -1 : 1)).map(({ text }) => text);
}
