import fc from 'fast-check';
import { jsonStarts } from './json-sections';
import { linesOf } from './lines';
import { readDocuments } from './read-documents';
import { cut, sectionsOf } from './sections';

/** All that is read of a text, with lines and columns. */
function read(text: string, firstLine = 1, isRest = firstLine > 1) {
  const lines = linesOf(text, firstLine);
  return readDocuments(text, isRest).map(({ value, duplicates, problem, offsetOf }) => ({
    value,
    duplicates: duplicates.map(({ name, offset }) => [name, lines.positionOf(offset)]),
    problem: problem && [problem.message, problem.fix, lines.positionOf(problem.offset)],
    place: lines.positionOf(offsetOf('a.b')),
  }));
}

const fragments = [
  ...[
    'a: 1\n',
    'a: {b: 2}\r\n',
    'a: 1\na: 2\n',
    '{a: 1}\n',
    '{"a": 1}\n',
    '- x\n',
    'a: |\n  x\n',
    '# c\n',
    '\n',
    ' \n',
  ],
  ...[
    '---\n',
    '---',
    '--- # c\n',
    '--- x\n',
    '---x\n',
    '...\n',
    'a: "x\n',
    '\ufeff',
    '%YAML 1.1\n',
    '\u0001',
    'é: ü\n',
  ],
  ...[`b: ${'x'.repeat(4096 - 3)}`, 'a: &a [1]\n', 'b: *a\n', '\t', 'a:\n  b: 1\n', '--- \r\n'],
];

test('sections are read as the whole text is, whatever is in it', () => {
  fc.assert(
    fc.property(
      fc.array(fc.constantFrom(...fragments), { maxLength: 24 }),
      fc.integer({ min: 1, max: 40 }),
      (all, least) => {
        const text = all.join('');
        const sections = sectionsOf(text, least);
        expect(sections.map((one) => one.text).join('')).toBe(text);
        expect(sections.flatMap((one) => read(one.text, one.firstLine))).toEqual(read(text));
      },
    ),
    { numRuns: 3000 },
  );
});

test('sections have at least so many characters, and whole documents', () => {
  const text = Array.from({ length: 100 }, (_, at) => `a: ${at}\n`).join('---\n');
  const sections = sectionsOf(text, 100);
  expect(sections.length).toBeGreaterThan(8);
  expect(sections.slice(0, -1).every((one) => one.text.length >= 100 && one.text.endsWith('---\n'))).toBe(true);
});

test('JSON of usual size is one section', () => {
  const text = '{"a": 1}\n---\n{"b": 2}\n'.repeat(10);
  expect(sectionsOf(text, 10)).toEqual([{ text, firstLine: 1 }]);
});

const ofJson = [
  '{"a": 1}',
  '{"a": {"b": 2}}',
  '\n',
  ' \n',
  '[1]',
  '7',
  '{"a": 1, "a": 2}',
  '{',
  '{a: 1}',
  '---\n',
  'x: 1\n',
  '\ufffd',
];

test('values of JSON are read as the whole text is, wherever it ceases to be JSON', () => {
  const lines = fc.array(fc.oneof(fc.constant('{"a": 1}\n'), fc.constant('{"a": 1}\n'), fc.constantFrom(...ofJson)), {
    maxLength: 16,
  });
  fc.assert(
    fc.property(lines, fc.integer({ min: 1, max: 40 }), (all, least) => {
      const text = `{"a": 0}\n${all.join('')}`;
      const sections = cut(text, jsonStarts(text, least));
      expect(sections.map((one) => one.text).join('')).toBe(text);
      expect(sections.flatMap((one) => read(one.text, one.firstLine, false))).toEqual(read(text));
    }),
    { numRuns: 3000 },
  );
});

test('a stream of JSON is read in parts, of a size that all can be read with', () => {
  const text = '{"a": 1}\n'.repeat(1 << 12);
  const sections = sectionsOf(text, 64);
  expect(sections.length).toBeGreaterThan(5);
  expect(sections.every(({ text: part, isJson }) => part.length < 2 * 64 * 64 && isJson === true)).toBe(true);
});
