import { valueJson, valueText } from './value-text';

it.each([
  ['a "b"', '"a \\"b\\""'],
  [1.5, '1.5'],
  [Number.NaN, 'NaN'],
  [10n, '10'],
  [true, 'true'],
  [null, 'null'],
  [undefined, 'undefined'],
  [[], 'an empty array'],
  [[1], 'an array'],
  [{}, 'an object'],
  [() => 1, 'a function'],
  [Symbol('a'), 'a symbol'],
  ['redis://:hunter2@cache', '"redis://:(a string of 7 characters)@cache"'],
  [`--token=${'a'.repeat(99)}`, '"--token=(a string of 99 characters)"… (107 characters)'],
  ['a'.repeat(61), `"${'a'.repeat(60)}"… (61 characters)`],
])('prints %p as %s', (value, words) => {
  expect(valueText(value)).toBe(words);
});

it('hides credentials in JSON', () => {
  expect(valueJson({ url: 'redis://:hunter2@cache' })).toBe('{"url":"redis://:(a string of 7 characters)@cache"}');
  expect(valueJson(undefined)).toBe('undefined');
});
