import { valueText } from '../../../findings/value-text';
import { trimSpace, wordsOf } from '../../../values/white-space';
import { lowerCase } from './lower-case';
import { isTimeZone } from './time-zones';

/**
 * What is wrong with the schedule of a CronJob, as the parser of API servers sees it; `undefined` where it can be read.
 * Five fields (`minute hour day-of-month month day-of-week`), or one of `@yearly`, `@annually`, `@monthly`, `@weekly`,
 * `@daily`, `@midnight`, `@hourly` and `@every <duration>`, behind `TZ=<zone> ` where that is said.
 * @see https://pkg.go.dev/github.com/robfig/cron/v3#hdr-CRON_Expression_Format
 */
export function cronProblem(schedule: string): string | undefined {
  const zone = /^(?:CRON_)?TZ=/.exec(schedule);
  if (zone === null) return expressionProblem(schedule);
  const end = schedule.indexOf(' ');
  if (end === -1) return 'missing after the time zone';
  const name = schedule.slice(zone[0].length, end);
  if (name !== '' && name !== 'Local' && !isTimeZone(name)) return `unknown time zone ${valueText(name)}`;
  return expressionProblem(trimSpace(schedule.slice(end)));
}

const descriptors = new Set(['@yearly', '@annually', '@monthly', '@weekly', '@daily', '@midnight', '@hourly']);

interface Bounds {
  readonly name: string;
  readonly least: number;
  readonly most: number;
  readonly names?: readonly string[];
}

const fields: readonly Bounds[] = [
  { name: 'minute', least: 0, most: 59 },
  { name: 'hour', least: 0, most: 23 },
  { name: 'day of the month', least: 1, most: 31 },
  {
    name: 'month',
    least: 1,
    most: 12,
    names: ['', 'jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'],
  },
  { name: 'day of the week', least: 0, most: 6, names: ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] },
];

function expressionProblem(expression: string): string | undefined {
  if (expression.startsWith('@')) return descriptorProblem(expression);
  const texts = wordsOf(expression);
  if (texts.length !== fields.length) return `must have 5 fields, got ${texts.length}`;
  for (const [at, bounds] of fields.entries()) {
    for (const range of (texts[at] ?? '').split(',')) {
      const problem = range === '' ? undefined : rangeProblem(range, bounds);
      if (problem !== undefined) return `${bounds.name} ${problem}, got ${valueText(range)}`;
    }
  }
  return undefined;
}

/** A star or question mark, a number or name, or two with a hyphen; then a slash and a step. Text between a star and the slash is ignored. */
function rangeProblem(text: string, bounds: Bounds): string | undefined {
  const [range = '', stepText, ...others] = text.split('/');
  if (others.length > 0) return 'must have at most one "/"';
  const [low = '', high, ...more] = range.split('-');
  const star = low === '*' || low === '?';
  if (!star && more.length > 0) return 'must have at most one "-"';
  const first = star ? bounds.least : numberOf(low, bounds);
  const given = star ? bounds.most : high === undefined ? first : numberOf(high, bounds);
  const step = stepText === undefined ? 1 : integerOf(stepText);
  if (first === undefined || given === undefined || step === undefined) return 'must be a number';
  const last = stepText !== undefined && high === undefined ? bounds.most : given;
  if (first < bounds.least || last > bounds.most) return `must be ${bounds.least} to ${bounds.most}`;
  if (first > last) return 'must not end before it starts';
  return step === 0 ? 'must not have a step of 0' : undefined;
}

function numberOf(text: string, { names }: Bounds): number | undefined {
  const named = text === '' ? -1 : (names?.indexOf(lowerCase(text)) ?? -1);
  return named === -1 ? integerOf(text) : named;
}

/** A number as Go reads it: with a sign, and not beyond 64 bits. */
function integerOf(text: string): number | undefined {
  if (!/^[+-]?[0-9]+$/.test(text)) return undefined;
  const value = Number(text);
  return value < 0 || value >= 2 ** 63 ? undefined : value;
}

function descriptorProblem(descriptor: string): string | undefined {
  if (descriptors.has(descriptor)) return undefined;
  if (!descriptor.startsWith('@every '))
    return `must be one of ${[...descriptors].join(', ')} or @every, got ${valueText(descriptor)}`;
  const duration = descriptor.slice('@every '.length);
  return isDuration(duration) ? undefined : `@every must have a duration such as 1h30m, got ${valueText(duration)}`;
}

const nanoseconds: ReadonlyMap<string, bigint> = new Map([
  ['ns', 1n],
  ['us', 1_000n],
  ['µs', 1_000n],
  ['μs', 1_000n],
  ['ms', 1_000_000n],
  ['s', 1_000_000_000n],
  ['m', 60_000_000_000n],
  ['h', 3_600_000_000_000n],
]);

/** Whether Go reads a text as a duration: numbers with units, `0`, a sign before the whole, at most 292 years. */
function isDuration(text: string): boolean {
  const unsigned = text.replace(/^[+-]/, '');
  if (unsigned === '0') return true;
  const part = /([0-9]*)(\.[0-9]*)?([^0-9.]+)/y;
  let total = 0n;
  let end = 0;
  for (let match = part.exec(unsigned); match !== null; match = part.exec(unsigned)) {
    const [, whole = '', fraction = '', unit = ''] = match;
    const size = nanoseconds.get(unit);
    const digits = whole.replace(/^0+/, '');
    if (size === undefined || whole.length + fraction.length < (fraction === '' ? 1 : 2) || digits.length > 19)
      return false;
    total += BigInt(digits === '' ? '0' : digits) * size;
    end = part.lastIndex;
  }
  return end > 0 && end === unsigned.length && total < 2n ** 63n;
}
