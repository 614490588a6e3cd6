import fc from 'fast-check';
import { jsonStarts } from './json-sections';
import { linesOf } from './lines';
import { readDocuments } from './read-documents';
import { cut, sectionsOf, sectionsOfList } from './sections';

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

describe('a List of JSON', () => {
  const item = (name: string) => ({ kind: 'A', a: { b: name }, more: [1, 0.5, 'ü', null, { x: [] }] });
  const listOf = (items: readonly unknown[], more: object = {}) =>
    JSON.stringify({ apiVersion: 'v1', items, kind: 'List', ...more }, undefined, 4);
  const names = Array.from({ length: 30 }, (_, at) => `item-${at}`);

  test('has a section for each item, which is read as it is in the list', () => {
    for (const end of ['\n', '\r\n']) {
      const text = `\n${listOf(names.map(item), { metadata: { resourceVersion: '' } })}\n`.replaceAll('\n', end);
      const sections = sectionsOfList(text, 10) ?? [];
      const [whole] = readDocuments(text);
      expect(
        sections.flatMap((one) => read(one.text, one.firstLine, false).map(({ value, place }) => ({ value, place }))),
      ).toEqual(
        names.map((name, at) => ({
          value: item(name),
          place: linesOf(text).positionOf(whole?.offsetOf(`items[${at}].a.b`) ?? 0),
        })),
      );
    }
  });

  const text = listOf(names.map(item));
  test.each([
    ['another kind', text.replace('"List"', '"PodList"')],
    ['two of a key', text.replace('"kind": "List"', '"kind": "List", "kind": "List"')],
    ['a number among the items', listOf([...names.map(item), 1])],
    ['items in one line', JSON.stringify({ kind: 'List', items: names.map(item) })],
    ['an item in the line of another', text.replace(/\},\n {8}\{/, '}, {')],
    ['no items', listOf([], { a: 'x'.repeat(1000) })],
    ['another value behind it', `${text}\n{"a": 1}`],
    ['a mistake', text.replace('null', 'nul')],
    ['a mistake in an escape', text.replace('ü', '\\x')],
    ['less than is worth it', listOf([item('a')])],
    ['YAML', `kind: List\nitems:\n${'- {kind: A}\n'.repeat(100)}`],
  ])('is one document with %s', (_what, text) => {
    expect(sectionsOfList(text, 10)).toBeUndefined();
  });
});
