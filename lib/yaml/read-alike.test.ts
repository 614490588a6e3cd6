import fc from 'fast-check';
import { parseDocument } from 'yaml';
import { readAlike } from './read-alike';

test.each([
  'app: node main.js\npods:\n  kubernetes: "1.35"\n',
  'language: typescript\napp: npx tsx main.ts # a comment\n\noutput: ./dist\nimports:\n  - k8s@1.35.0\n',
  'a: [1, 2.5, true, null]\nb:\n  c: |-\n    text\n',
])('reads %j', (text) => {
  expect(readAlike(text)).toEqual(parseDocument(text).toJS());
});

test.each([
  'practices: off\n',
  'a: 010\n',
  'a: 1_000\n',
  'a: .inf\n',
  'a: 1e3\n',
  'a: 1\n---\nb: 2\n',
  'a: &b 1\n',
  '- [\n',
])('leaves %j to a parser of YAML 1.2', (text) => {
  expect(readAlike(text)).toBeUndefined();
});

test('what it reads is what YAML 1.2 has', () => {
  const key = fc.constantFrom('app', 'pods', 'yes', '1.5', 'null', '"y"', '<<', 'a.b/c');
  const plain = fc.oneof(
    fc.constantFrom(
      'off',
      'On',
      '~',
      'null',
      'Null',
      'TRUE',
      'true',
      '0o7',
      '0x1f',
      '1:30',
      '2027-06-30',
      '1.10',
      '-0',
      '.5',
      '5.',
      '=',
      '-',
      '--since',
      '.github/x',
    ),
    fc.stringMatching(/^[-+.]?[0-9a-fox_:.,# e-]{1,8}$/),
    fc.constantFrom(
      '"a\\n"',
      "'it''s'",
      '[]',
      '{}',
      '[a, 1]',
      '{ a: b, c: 1.5 }',
      '|\n   x\n    y\n',
      '>-\n   x\n   y\n',
      'two\n   lines',
      'a # b',
      '*x',
      '!!int 1',
    ),
  );
  const line = fc
    .tuple(fc.constantFrom('', '', '  ', '    ', '  - ', '- '), key, plain)
    .map(([indent, name, value]) => `${indent}${name}: ${value}\n`);
  let read = 0;
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 5 }), (lines) => {
      const text = lines.join('');
      const value = readAlike(text);
      if (value === undefined) return;
      read += 1;
      const document = parseDocument(text);
      expect(document.errors).toEqual([]);
      expect(value).toEqual(document.toJS());
    }),
    { numRuns: 2000 },
  );
  expect(read).toBeGreaterThan(100);
});
