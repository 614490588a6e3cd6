import { shellQuoted, shellWords } from './shell-words';

test.each<[string, string[]]>([
  ['nginx', ['nginx']],
  [' nginx  -g\tx\n', ['nginx', '-g', 'x']],
  ['/bin/sh -c "nginx -g x"', ['/bin/sh', '-c', 'nginx -g x']],
  ["sh -c 'a | b > $C'", ['sh', '-c', 'a | b > $C']],
  [`x --a="b c" --d='e'f`, ['x', '--a=b c', '--d=ef']],
  ['x ""', ['x', '']],
])('splits %j as a shell does', (line, words) => {
  expect(shellWords(line)).toEqual(words);
});

test.each([
  ...[
    '',
    ' ',
    '""',
    'a | b',
    'a && b',
    'a; b',
    'a > b',
    'a $B',
    'a "$B"',
    "a '$(B)'",
    'a `b`',
    'a *.txt',
    'A=b c',
    '~/a',
  ],
  ...['a "b', "it's", 'a \\b', 'a {b,c}', 'a # b', '(a)'],
])('does not split %j, which a shell would expand', (line) => {
  expect(shellWords(line)).toBeUndefined();
});

test('splits a long line in linear time', () => {
  expect(shellWords('a '.repeat(100_000))).toHaveLength(100_000);
  expect(shellWords(`a ${"'".repeat(100_001)}`)).toBeUndefined();
});

test('a quoted text is one word for a shell', () => {
  expect(shellWords(shellQuoted('a | b > $C "d"'))).toEqual(['a | b > $C "d"']);
  expect(shellQuoted("bob's")).toBe(String.raw`'bob'\''s'`);
});
