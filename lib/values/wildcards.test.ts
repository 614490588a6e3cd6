import { matcherOf } from './wildcards';

test.each([
  ['practice/*', 'practice/probe-port', true],
  ['practice/*', 'api/practice/', false],
  ['*/probe-*', 'practice/probe-port', true],
  ['api/name', 'api/name', true],
  ['api/name', 'api/name-format', false],
  ['web-?', 'web-1', true],
  ['web-?', 'web-12', false],
  ['web.*', 'web-a', false],
  ['***a', 'ba', true],
])('%s and %s', (pattern, text, matches) => {
  expect(matcherOf([pattern])(text)).toBe(matches);
});

test('one of several patterns is enough, and no pattern matches nothing', () => {
  expect(matcherOf(['a', 'b*'])('bc')).toBe(true);
  expect(matcherOf([])('')).toBe(false);
});
