import { behindSpace, isPadded, trimSpace, wordsOf } from './white-space';

test.each([
  ['spaces, tabs and line ends', ' \t\r\n\v\f'],
  ['NEL, which JavaScript does not trim', '\u0085'],
  ['no-break and wide spaces', '\u00a0\u2003\u3000'],
])('trims %s', (_, space) => {
  expect(trimSpace(`${space}a b${space}`)).toBe('a b');
  expect(trimSpace(space)).toBe('');
  expect([isPadded(`a${space}`), isPadded(`${space}a`), isPadded(`a${space}b`)]).toEqual([true, true, false]);
  expect(wordsOf(`${space}a${space}b${space}`)).toEqual(['a', 'b']);
  expect(behindSpace(`a${space}b`, 1)).toBe(1 + space.length);
});

test.each(['\ufeff', '\u200b', 'a'])('keeps %j, which Go does not take for white space', (text) => {
  expect(trimSpace(text)).toBe(text);
  expect(isPadded(text)).toBe(false);
  expect(wordsOf(text)).toEqual([text]);
  expect(behindSpace(text, 0)).toBe(0);
});
