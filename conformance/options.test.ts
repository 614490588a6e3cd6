import { countOf, nameOf, namesOf } from './options';

test.each(['', 'many', '-1', '1.5', '1e3', '1,000'])('%j is not a count', (text) => {
  expect(() => countOf('check', text)).toThrow(`--check must be a count such as 1000, got "${text}"`);
});

test('a count is a number', () => {
  expect([countOf('check', '0'), countOf('check', '25000')]).toEqual([0, 25_000]);
});

test('names have to be known', () => {
  expect(namesOf('tiers', 'errors,warnings', ['errors', 'dropped', 'warnings'])).toEqual(['errors', 'warnings']);
  expect(() => namesOf('tiers', 'errors,warning', ['errors', 'warnings'])).toThrow(
    '--tiers must be one of errors, warnings, got "warning"',
  );
  expect(() => nameOf('make', 'errors,warnings', ['errors', 'warnings'])).toThrow('got "errors,warnings"');
});
