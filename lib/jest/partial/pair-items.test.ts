import fc from 'fast-check';
import { pairItems } from './pair-items';

/** How many pairs there can be at most, tried out. */
function mostPairs(matches: readonly (readonly boolean[])[], taken: readonly number[] = []): number {
  const [first, ...rest] = matches;
  if (first === undefined) return 0;
  const free = [...first.keys()].filter((at) => first[at] && !taken.includes(at));
  return Math.max(mostPairs(rest, taken), ...free.map((at) => 1 + mostPairs(rest, [...taken, at])));
}

test('pairs as many items as can be, each with one of its own that it matches', () => {
  const table = fc
    .nat({ max: 4 })
    .chain((length) => fc.array(fc.array(fc.boolean(), { minLength: length, maxLength: length }), { maxLength: 5 }));
  fc.assert(
    fc.property(table, (matches) => {
      const received = matches[0]?.length ?? 0;
      const all = Array.from({ length: received }, (_, at) => at);
      const isMatch = (inPartial: number, at: number) => matches[inPartial]?.[at] === true;
      const pairs = pairItems(
        matches.map(() => all),
        isMatch,
        received,
      );
      expect(pairs.size).toBe(mostPairs(matches));
      expect(new Set(pairs.values()).size).toBe(pairs.size);
      expect([...pairs].every(([inPartial, at]) => isMatch(inPartial, at))).toBe(true);
    }),
  );
});
