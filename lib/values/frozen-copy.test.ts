import { frozenCopy } from './frozen-copy';

test('copies and freezes arrays and plain objects at all depths', () => {
  const given = { a: [{ b: 1 }], c: 'd' };
  const copy = frozenCopy(given);
  expect(copy).toEqual(given);
  expect(copy).not.toBe(given);
  expect(() => copy.a.push({ b: 2 })).toThrow(TypeError);
  expect(() => Object.assign(copy.a[0] ?? {}, { b: 2 })).toThrow(TypeError);
  expect(given.a.push({ b: 2 })).toBe(2);
});

test('keeps objects of a class, such as tokens', () => {
  const token = new Date(0);
  expect(frozenCopy({ token }).token).toBe(token);
  expect(Object.isFrozen(token)).toBe(false);
});
