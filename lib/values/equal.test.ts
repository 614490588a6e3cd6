import fc from 'fast-check';
import { equal } from './equal';

const json = fc.jsonValue({ maxDepth: 3 });

it.each([
  [{ a: 1, b: 2 }, { b: 2, a: 1 }, true],
  [{ a: undefined }, {}, true],
  [{ a: null }, {}, false],
  [[1, 2], [2, 1], false],
  [[1], { 0: 1 }, false],
  [[], {}, false],
  [{}, null, false],
  [0, '0', false],
  [Number.NaN, Number.NaN, true],
  [{ a: { b: [{ c: 1 }] } }, { a: { b: [{ c: 1 }] } }, true],
  [JSON.parse('{"__proto__":1}'), {}, false],
  [{ constructor: 1 }, { toString: 1 }, false],
])('compares %j and %j: %p', (left, right, same) => {
  expect(equal(left, right)).toBe(same);
  expect(equal(right, left)).toBe(same);
});

it('treats a value and its copy as equal', () => {
  fc.assert(fc.property(json, (value) => equal(value, structuredClone(value))));
});

it('treats values as equal exactly when their JSON is, up to the order of keys', () => {
  fc.assert(fc.property(json, json, (left, right) => equal(left, right) === (sorted(left) === sorted(right))));
});

function sorted(value: unknown): string {
  if (Object.is(value, -0)) return '-0';
  return JSON.stringify(value, (_, inner) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : Object.is(inner, -0)
        ? '-0'
        : inner,
  );
}
