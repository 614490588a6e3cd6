import { expectLinear } from '../../test-helpers/linear-time';
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
  ['a*b*c', 'axbxbc', true],
  ['a*b*c', 'axbxb', false],
  ['a*?', 'a', false],
  ['*a*a?', 'aaba', false],
  ['?', '\n', true],
  ['*', '', true],
])('%s and %s', (pattern, text, matches) => {
  expect(matcherOf([pattern])(text)).toBe(matches);
});

test('one of several patterns is enough, and no pattern matches nothing', () => {
  expect(matcherOf(['a', 'b*'])('bc')).toBe(true);
  expect(matcherOf([])('')).toBe(false);
});

test('many stars take no longer than their number', () => {
  expectLinear(
    (size) => () => {
      const matches = matcherOf([`${'*a'.repeat(60)}*b`]);
      for (let at = 0; at < size; at += 1) matches('a'.repeat(253));
    },
    20,
  );
});
