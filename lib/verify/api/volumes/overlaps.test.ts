import fc from 'fast-check';
import { overlapsIn } from './overlaps';

const files = (...paths: readonly string[]) => paths.map((path, at) => ({ path, field: String(at) }));
const pairs = (...paths: readonly string[]) =>
  overlapsIn(files(...paths)).map(({ file, other }) => `${file.field} ${other.field}`);

test('finds overlaps with the same path, with a parent path and with paths below it', () => {
  expect(pairs('a', 'b', 'a')).toEqual(['2 0']);
  expect(pairs('a', 'a/b')).toEqual(['1 0']);
  expect(pairs('a/b', 'a/c', 'a')).toEqual(['2 0', '2 1']);
});

test('ignores trailing slashes, and names that only share a prefix', () => {
  expect(pairs('a//', 'a')).toEqual(['1 0']);
  expect(pairs('a', 'ab', 'a-b/c', 'a.b')).toEqual([]);
  expect(pairs('', '/', '')).toEqual([]);
});

test('finds exactly the overlaps of any list of paths', () => {
  const path = fc.stringMatching(/^[ab-]{1,2}(\/[ab-]){0,3}$/);
  fc.assert(
    fc.property(fc.array(path, { maxLength: 8 }), (paths) => {
      const overlapping = (here: number) =>
        paths.some(
          (other, at) =>
            at !== here && (`${other}/`.startsWith(`${paths[here]}/`) || `${paths[here]}/`.startsWith(`${other}/`)),
        );
      const expected = paths.flatMap((_, at) => (overlapping(at) ? [String(at)] : []));
      const found = overlapsIn(files(...paths)).flatMap(({ file, other }) => [file.field, other.field]);
      expect([...new Set(found)].sort()).toEqual(expected.sort());
    }),
  );
});
