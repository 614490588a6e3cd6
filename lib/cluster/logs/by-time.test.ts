import fc from 'fast-check';
import { byTime } from './by-time';
import { compareTimes, type LogLine, logLineOf } from './log-line';
import { at } from './testdata/played-logs';

test('merges any streams by time, and keeps the order of each', async () => {
  const streams = fc.array(fc.array(fc.nat(59), { maxLength: 8 }), { maxLength: 5 });
  await fc.assert(
    fc.asyncProperty(streams, async (all) => {
      const given = all.map((seconds, stream) =>
        [...seconds]
          .sort((one, other) => one - other)
          .map((second, count) => logLineOf(`p${stream}`, 'c', at(second, `${count}`))),
      );
      const merged: LogLine[] = [];
      const each = given.map(async function* (lines) {
        yield* lines;
      });
      for await (const line of byTime(each)) merged.push(line);
      expect(merged).toHaveLength(given.flat().length);
      for (const [position, line] of merged.slice(1).entries()) {
        expect(compareTimes(merged[position]?.time ?? '', line.time)).toBeLessThanOrEqual(0);
      }
      for (const [stream, lines] of given.entries()) {
        expect(merged.filter(({ pod }) => pod === `p${stream}`)).toEqual(lines);
      }
    }),
  );
});
