import fc from 'fast-check';
import { copyOf } from './copy';

test('is equal, and shares nothing that can be changed', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 5 }), (value) => {
      const copy = copyOf(value);
      expect(copy).toEqual(value);
      if (typeof value === 'object' && value !== null) expect(copy).not.toBe(value);
    }),
  );
});

test('treats __proto__ as an ordinary field', () => {
  const copy = copyOf<object>(JSON.parse('{"__proto__": {"a": 1}}'));
  expect(Object.keys(copy)).toEqual(['__proto__']);
  expect(Object.getPrototypeOf(copy)).toBe(Object.prototype);
});

test('shares what is deeper than any field', () => {
  let deep: unknown = 'bottom';
  for (let at = 0; at < 100_000; at += 1) deep = { deep };
  expect(() => copyOf(deep)).not.toThrow();
});
