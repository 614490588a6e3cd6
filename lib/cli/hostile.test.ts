import fc from 'fast-check';
import { stringify } from 'yaml';
import { expectLinear } from '../../test-helpers/linear-time';
import { readManifests } from './documents/manifests';
import { verifySources } from './verify/verify-sources';

const messages = (text: string) =>
  readManifests({ name: 'x', text }).flatMap(({ findings }) => findings.map(({ message }) => message));

/** Nine of the one before, nine times over: 9⁹ values. */
function bomb(first: string, more: (alias: string) => string): string {
  const names = [...'abcdefghij'];
  return names.map((name, at) => `${name}: &${name} ${at === 0 ? first : more(`*${names[at - 1]}`)}\n`).join('');
}

const nine = (alias: string) => Array(9).fill(alias).join(',');

test.each([
  ['values', bomb('[x]', (alias) => `[${nine(alias)}]`)],
  ['nulls', bomb('{x}', (alias) => `[${nine(alias)}]`)],
  ['nothing at all', bomb('{}', (alias) => `{<<: [${nine(alias)}]}`)],
])('aliases that expand to very many %s are refused', (_what, text) => {
  expect(messages(text)).toEqual(['aliases expand to too many values']);
});

test.each([
  ['lists', '['.repeat(100_000)],
  ['closed lists', '['.repeat(100_000) + ']'.repeat(100_000)],
  ['lists that are just too deep', '['.repeat(300) + ']'.repeat(300)],
  ['dashes', '- '.repeat(100_000)],
  ['objects', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['keys', '? '.repeat(100_000)],
  ['aliases', `a0: &a0 1\n${Array.from({ length: 1000 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}]\n`).join('')}`],
])('nesting of %s is refused where it is too deep', (_what, text) => {
  expect(messages(text)).toEqual(['nested deeper than 256']);
});

test.each<readonly [string, (size: number) => string]>([
  ['keys', (size) => Array.from({ length: size }, (_, at) => `k${at}: 1\n`).join('')],
  ['the same key', (size) => 'k: 1\n'.repeat(size)],
  ['anchors', (size) => '&a '.repeat(size)],
  ['quotes', (size) => `{${'"'.repeat(size)}`],
  ['documents', (size) => '---\na: 1\n'.repeat(size)],
  ['JSON objects', (size) => '{"a":1}\n'.repeat(size)],
  ['digits', (size) => `a: ${'9'.repeat(size)}\na: 0x${'f'.repeat(size)}\n`],
  ['blank lines', (size) => `a:${'\n'.repeat(size)} x`],
])('reads many %s in linear time', (_what, text) => {
  const reading = (read: string) => () => {
    readManifests({ name: 'x', text: read });
  };
  expectLinear((size) => reading(text(size)), 1000);
});

test('reads any JSON unchanged, from JSON and from YAML', () => {
  const keys = fc.oneof(
    fc.string(),
    fc.constantFrom('__proto__', 'constructor', 'toString', 'y', '010', '~', '<<', ''),
  );
  const { json } = fc.letrec((tie) => ({
    json: fc.oneof(
      { depthSize: 'small' },
      fc.oneof(
        fc.string(),
        fc.constantFrom('yes', '0x1', '1e3', ' #', '- a', '*a', '\u2028'),
        fc.integer(),
        fc.boolean(),
        fc.constant(null),
      ),
      fc.array(tie('json')),
      fc.dictionary(keys, tie('json'), { noNullPrototype: true }),
    ),
  }));
  const read = (text: string) =>
    readManifests({ name: 'x', text }).map(({ object, findings }) => ({ object, findings }));
  fc.assert(
    fc.property(json, (value) => {
      // In a key of its own, so that nothing is a list or null.
      const object = { value };
      expect(read(JSON.stringify(object))).toEqual([{ object, findings: [] }]);
      expect(read(stringify(object, { defaultStringType: 'QUOTE_DOUBLE', defaultKeyType: 'QUOTE_DOUBLE' }))).toEqual([
        { object, findings: [] },
      ]);
    }),
  );
});

test('returns a result for any source', () => {
  const bits = fc.constantFrom(
    ...[
      'a',
      'kind: Pod\n',
      'apiVersion: v1\n',
      'spec:\n',
      '  containers:\n',
      '- ',
      ': ',
      ' ',
      '\n',
      '\t',
      '{',
      '}',
      '[',
      ']',
      ',',
    ],
    ...[
      '"',
      "'",
      '|',
      '>',
      '#',
      '&a',
      '*a',
      '<<: ',
      '!!int',
      '!',
      '%',
      '@',
      '`',
      '?',
      '---\n',
      '...\n',
      '~',
      '1e3',
      '\r',
      '\u0000',
      '\ud800',
    ],
    ...[
      '__proto__: ',
      'items: ',
      'kind: List\n',
      '\ufeff',
      '\\',
      '\\x',
      '\u2028',
      '0x',
      '.inf',
      'metadata: {name: x}\n',
    ],
  );
  const texts = fc.array(fc.oneof({ weight: 9, arbitrary: bits }, { weight: 1, arbitrary: fc.string() }));
  fc.assert(
    fc.property(texts, (parts) => {
      const { findings } = verifySources([{ name: 'x', text: parts.join('') }], { kubernetes: '1.35' });
      for (const { line, column } of findings) expect(line > 0 && column > 0).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test('a text of 200,000 documents is verified, and so are 200,000 items of a List in one', () => {
  const many = Array.from(
    { length: 200_000 },
    (_, at) => `{kind: ConfigMap, apiVersion: v1, metadata: {name: A${at}}}`,
  );
  const found = (text: string) => verifySources([{ name: 'x', text }], { kubernetes: '1.35' }).findings.length;
  expect(found(many.join('\n---\n'))).toBe(many.length);
  expect(found(`{kind: List, apiVersion: v1, items: [\n${many.join(',\n')}]}`)).toBe(many.length);
});
