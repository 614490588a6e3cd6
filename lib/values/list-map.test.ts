import fc from 'fast-check';
import { mergeByKey } from './list-map';

const entry = (name: string, value = 0) => ({ name, value });
const merge = (list: readonly { name: string }[], additions: readonly { name: string }[]) =>
  mergeByKey(list, additions, ({ name }) => name);

it('replaces an entry in place, and appends a new one', () => {
  expect(merge([entry('a'), entry('b'), entry('c')], [entry('d', 1), entry('b', 1)])).toEqual([
    entry('a'),
    entry('b', 1),
    entry('c'),
    entry('d', 1),
  ]);
});

it('replaces every entry with the same key', () => {
  expect(merge([entry('a'), entry('b'), entry('a', 2)], [entry('a', 1)])).toEqual([entry('a', 1), entry('b')]);
});

it('keeps all additions with one key', () => {
  expect(merge([entry('a')], [entry('a', 1), entry('a', 2)])).toEqual([entry('a', 1), entry('a', 2)]);
});

it('treats inherited names as ordinary keys', () => {
  expect(merge([entry('__proto__')], [entry('constructor')])).toEqual([entry('__proto__'), entry('constructor')]);
});

const entries = fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat(9) }), { maxLength: 6 });

const distinct = fc.uniqueArray(fc.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), value: fc.nat(9) }), {
  selector: ({ name }) => name,
});

it('is idempotent and changes neither list', () => {
  fc.assert(
    fc.property(entries, distinct, (list, additions) => {
      const before = JSON.stringify([list, additions]);
      const once = merge(list, additions);
      expect(merge(once, additions)).toEqual(once);
      expect(JSON.stringify([list, additions])).toBe(before);
    }),
  );
});

it('keeps every key of both lists', () => {
  fc.assert(
    fc.property(entries, entries, (list, additions) => {
      const names = (all: readonly { name: string }[]) => new Set(all.map(({ name }) => name));
      expect(names(merge(list, additions))).toEqual(names([...list, ...additions]));
    }),
  );
});
