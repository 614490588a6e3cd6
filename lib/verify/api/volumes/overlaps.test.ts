import fc from 'fast-check';
import { overlapsIn } from './overlaps';

const files = (...paths: readonly string[]) => paths.map((path, at) => ({ path, field: String(at) }));
const pairs = (...paths: readonly string[]) =>
  overlapsIn(files(...paths)).map(({ file, other }) => `${file.field} ${other.field}`);

test('a file overlaps the one that has its path, the one that it lies in, and the ones that lie in it', () => {
  expect(pairs('a', 'b', 'a')).toEqual(['2 0']);
  expect(pairs('a', 'a/b')).toEqual(['1 0']);
  expect(pairs('a/b', 'a/c', 'a')).toEqual(['2 0', '2 1']);
});

test('slashes at the end do not count, and neither do names that only begin alike', () => {
  expect(pairs('a//', 'a')).toEqual(['1 0']);
  expect(pairs('a', 'ab', 'a-b/c', 'a.b')).toEqual([]);
  expect(pairs('', '/', '')).toEqual([]);
});

test('a file is in an overlap exactly if another one has its path or lies in it, or it in that', () => {
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
