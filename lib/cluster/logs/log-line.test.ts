import { compareTimes } from './log-line';

test('compares times to the nanosecond, and over time zones', () => {
  const [one, other] = ['2026-11-30T18:00:00.000000001Z', '2026-11-30T19:00:00.000000002+01:00'];
  expect(compareTimes(one ?? '', other ?? '')).toBe(-1);
  expect(compareTimes('2026-11-30T18:00:00.5Z', '2026-11-30T18:00:00.500000000Z')).toBe(0);
  expect(compareTimes('', one ?? '')).toBeLessThan(0);
});
