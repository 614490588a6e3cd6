import fc from 'fast-check';
import { mergeByKey } from './list-map';

const entry = (name: string, value = 0) => ({ name, value });
const merge = (list: readonly { name: string }[], additions: readonly { name: string }[]) =>
  mergeByKey(list, additions, ({ name }) => name);

it('an addition stands where the entry of its key stood, a new one at the end', () => {
  expect(merge([entry('a'), entry('b'), entry('c')], [entry('d', 1), entry('b', 1)])).toEqual([
    entry('a'),
    entry('b', 1),
    entry('c'),
    entry('d', 1),
  ]);
});

it('an addition replaces every entry of its key', () => {
  expect(merge([entry('a'), entry('b'), entry('a', 2)], [entry('a', 1)])).toEqual([entry('a', 1), entry('b')]);
});

it('additions of one key all stay, so that a clash can be seen', () => {
  expect(merge([entry('a')], [entry('a', 1), entry('a', 2)])).toEqual([entry('a', 1), entry('a', 2)]);
});

it('keys that objects inherit are keys like any other', () => {
  expect(merge([entry('__proto__')], [entry('constructor')])).toEqual([entry('__proto__'), entry('constructor')]);
});

const entries = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat(9) }), { maxLength: 6 });

const distinct = fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat(9) }), {
  selector: ({ name }) => name,
});

it('merging twice is merging once, and neither list is changed', () => {
  fc.assert(
    fc.property(entries, distinct, (list, additions) => {
      const before = JSON.stringify([list, additions]);
      const once = merge(list, additions);
      expect(merge(once, additions)).toEqual(once);
      expect(JSON.stringify([list, additions])).toBe(before);
    }),
  );
});

it('no key of either list is lost', () => {
  fc.assert(
    fc.property(entries, entries, (list, additions) => {
      const names = (all: readonly { name: string }[]) => new Set(all.map(({ name }) => name));
      expect(names(merge(list, additions))).toEqual(names([...list, ...additions]));
    }),
  );
});
