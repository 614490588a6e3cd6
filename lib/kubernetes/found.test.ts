import { found } from './found';

it.each([
  ['a "b"', '"a \\"b\\""'],
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  [10n, '10'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'nothing'],
  [[], 'an empty list'],
  [[1], 'a list'],
  [{}, 'an object'],
  [() => 1, 'a function'],
  [Symbol('a'), 'a symbol'],
  ['a'.repeat(61), `"${'a'.repeat(60)}"… (61 characters)`],
])('%p is found as %s', (value, words) => {
  expect(found(value)).toBe(words);
});
