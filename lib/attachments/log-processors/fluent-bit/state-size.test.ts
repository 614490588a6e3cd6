import { queuedBytes } from './state-size';

const mebi = 2 ** 20;
/** Measured with Fluent Bit 4.2.0: what waiting records exceed their limit by. */
const overshoot = 6 * mebi;

test.each(['32Mi', '40Mi', '64M', '128Mi', '1Gi'])(
  'waiting records and what exceeds their limit fit in %s',
  (limit) => {
    const [, amount, unit = ''] = /^(\d+)(\w+)$/.exec(limit) ?? [];
    const size = Number(amount) * { Mi: mebi, M: 1e6, Gi: 2 ** 30 }[unit as 'Mi'];
    expect(queuedBytes(limit) + overshoot).toBeLessThan(size);
    expect(queuedBytes(limit)).toBeGreaterThan(size / 2);
  },
);

test('8Mi stay free in a small volume, a fifth of a large one', () => {
  expect(queuedBytes('32Mi')).toBe(24 * mebi);
  expect(queuedBytes('100Mi')).toBe(80 * mebi);
});

test('a volume below 32Mi is refused', () => {
  expect(() => queuedBytes('31Mi')).toThrow(/^fluentBit: stateSizeLimit must be 32Mi or more, got 31Mi/);
});
