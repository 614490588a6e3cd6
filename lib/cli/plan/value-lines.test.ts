import { textLines } from './value-lines';

const changed = (before: string, after: string) => textLines({ field: 'data[a]', change: 'changed', before, after });

test('a changed text has the lines that differ, the first ones of many', () => {
  expect(changed('a\nb\n', 'a\nc\n')).toEqual(['- b', '+ c']);
  const numbered = (letter: string) => Array.from({ length: 20 }, (_, at) => `${letter}${at}`).join('\n');
  expect(changed(numbered('a'), numbered('b'))).toHaveLength(9);
});

test('texts that differ in thousands of lines are not compared line by line', () => {
  const numbered = (letter: string) => Array.from({ length: 3000 }, (_, at) => `${letter}${at}`).join('\n');
  expect(changed(numbered('a'), numbered('b'))).toEqual([]);
});
