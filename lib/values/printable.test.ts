import { printable, printableJson, printableLines } from './printable';

test.each([
  ['a\nb\r\u001b[31m', 'a\\u000ab\\u000d\\u001b[31m'],
  ['\u202etxt\u2028', '\\u202etxt\\u2028'],
  ['::error ::x', '\\u003a:error ::x'],
  ['  ::error ::x', '  \\u003a:error ::x'],
  ['host ::1', 'host ::1'],
  ['a ##[set-output name=x]y', 'a #\\u0023[set-output name=x]y'],
  ['a ##vso[task.x]y ##VSO[z]', 'a #\\u0023vso[task.x]y #\\u0023VSO[z]'],
  ['## a title, #[x] and ##x', '## a title, #[x] and ##x'],
  ['###[x]', '##\\u0023[x]'],
])('prints %j as %j', (text, printed) => {
  expect(printable(text)).toBe(printed);
  expect(printable(printed)).toBe(printed);
});

test('escapes each of several lines', () => {
  expect(printableLines('a\n\t::error::b\r\n##[c]\n')).toBe('a\n\t\\u003a:error::b\\u000d\n#\\u0023[c]\n');
});

test('prints equal JSON without workflow commands of CI runners', () => {
  const value = { '##[x]': '##vso[y]\u0085\u2028', text: '::z\n' };
  const json = printableJson(JSON.stringify(value, undefined, 2));
  expect(json).not.toMatch(/##|[\u0080-\u009f\u2028]/);
  expect(JSON.parse(json)).toEqual(value);
});
