import { changeText, textLines } from './value-lines';

const change = (before: unknown, after: unknown) => ({ field: 'data[a]', change: 'changed', before, after }) as const;
const changed = (before: unknown, after: unknown) => textLines(change(before, after));

test('a changed text has the lines that differ, the first ones of many', () => {
  expect(changed('a\nb\n', 'a\nc\n')).toEqual(['- b', '+ c']);
  const numbered = (letter: string) => Array.from({ length: 20 }, (_, at) => `${letter}${at}`).join('\n');
  expect(changed(numbered('a'), numbered('b'))).toHaveLength(9);
});

test('texts that differ in thousands of lines are not compared line by line', () => {
  const numbered = (letter: string) => Array.from({ length: 3000 }, (_, at) => `${letter}${at}`).join('\n');
  expect(changed(numbered('a'), numbered('b'))).toEqual([]);
});

test('a changed list that takes more than a line has the items that differ', () => {
  const flags = (...more: readonly string[]) => ['--cert-dir=/tmp', `--types=${'x'.repeat(100)}`, ...more];
  const [before, after] = [flags('--port=4443'), flags('--port=10250', '--verbose')];
  expect(changeText(change(before, after))).toBe('3 items → 4 items');
  expect(changed(before, after)).toEqual(['- --port=4443', '+ --port=10250', '+ --verbose']);
  expect(changeText(change(['a'], ['b', 'c']))).toBe('["a"] → ["b","c"]');
  expect(changed(['a'], ['b', 'c'])).toEqual([]);
});

test('a script in a list has the lines that differ', () => {
  const script = (line: string) => ['sh', '-c', `set -e\n${'echo a\n'.repeat(20)}${line}\n`];
  expect(changed(script('exit 0'), script('exit 1'))).toEqual(['- exit 0', '+ exit 1']);
});

test('values that differ only where they are cut are shown from there', () => {
  const long = (end: string) => `${'a'.repeat(200)}${end}`;
  const text = changeText(change(long('b1'), long('b2')));
  expect(text).toBe(`…${'a'.repeat(19)}b1" → …${'a'.repeat(19)}b2"`);
  const secret = '(a string of 1720 characters)';
  expect(changeText(change(secret, secret))).toBe(`${secret} → ${secret}`);
});
