import fc from 'fast-check';
import { type Duration, parseDuration, wholeSeconds } from './duration';

it.each<[Duration, number]>([
  ['60s', 60],
  ['1m30s', 90],
  ['1h30m', 5400],
  ['1h1m1s', 3661],
  ['500ms', 0.5],
  ['1s500ms', 1.5],
  ['1.5h', 5400],
  ['0.1s', 0.1],
  ['1100ms', 1.1],
  ['0s', 0],
  [0, 0],
  [2.5, 2.5],
  ['1m', 60],
  ['1ms', 0.001],
])('reads %p as %d seconds', (duration, seconds) => {
  expect(parseDuration(duration)).toBe(seconds);
});

it.each<[Duration, number]>([
  ['-5s', -5],
  [-5, -5],
  ['-1m30s', -90],
  ['-0s', 0],
])('accepts the negative duration %p', (duration, seconds) => {
  expect(wholeSeconds(duration, 'periodSeconds')).toBe(seconds);
});

it.each(['', '5', 's', '5 s', '5d', '5S', '1m-30s', '--5s', '1,5s', '.5s', '1e3s', 'PT5S', '5s ', '٣s'])(
  'rejects the string %p',
  (text) => {
    // @ts-expect-error: most of these do not compile, and a user of JavaScript writes them all the same.
    const read = () => wholeSeconds(text, 'periodSeconds');
    expect(read).toThrow(RangeError);
    expect(read).toThrow(
      `periodSeconds must be a duration, got ${JSON.stringify(text)}; set a number of seconds, or a string such as "60s", "1m30s" or "500ms"`,
    );
  },
);

it.each([undefined, null, {}, [], true])('rejects %p with a TypeError', (value) => {
  // @ts-expect-error: it does not compile either.
  expect(() => parseDuration(value, 'within')).toThrow(TypeError);
});

it.each([Number.NaN, Number.POSITIVE_INFINITY])('rejects %p with a RangeError', (value) => {
  expect(() => parseDuration(value)).toThrow(`value must be a duration, got ${value};`);
});

it('rejects a fraction of a second for a field in whole seconds, and suggests the nearest ones', () => {
  expect(() => wholeSeconds('1500ms', 'periodSeconds')).toThrow(
    new RangeError('periodSeconds must be whole seconds, got "1500ms" (1.5 seconds); set 1 or 2'),
  );
  expect(wholeSeconds('1000ms', 'periodSeconds')).toBe(1);
});

it('reads every integer number of seconds back from its parts', () => {
  fc.assert(
    fc.property(fc.nat(1e6), (seconds) => {
      const text = `${Math.floor(seconds / 3600)}h${Math.floor(seconds / 60) % 60}m${seconds % 60}s` as const;
      expect(parseDuration(text)).toBe(seconds);
    }),
  );
});

it('reads every number of milliseconds exactly', () => {
  fc.assert(fc.property(fc.nat(1e7), (ms) => parseDuration(`${ms}ms`) === ms / 1000));
});

it('does not compile with a string in another form', () => {
  const durations: readonly Duration[] = ['60s', '1m30s', '1h30m', '500ms', '1.5h', '-5s', '1h0m5s', '1s500ms', 5];
  // @ts-expect-error: days are no unit.
  const days: Duration = '5d';
  // @ts-expect-error: a number as a text has no unit.
  const bare: Duration = '5';
  expect(durations.map((duration) => parseDuration(duration))).not.toContain(Number.NaN);
  for (const wrong of [days, bare]) expect(() => parseDuration(wrong)).toThrow(RangeError);
});
