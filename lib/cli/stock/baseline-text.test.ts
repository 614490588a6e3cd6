import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { assert, constantFrom, integer, oneof, property, record, string, uniqueArray } from 'fast-check';
import { type KnownFinding, sorted } from './baseline';
import { baselineText, InvalidBaseline, isBaselineText, parseBaseline } from './baseline-text';

const finding = {
  file: 'deploy/web.yaml',
  kind: 'Deployment.apps',
  namespace: 'shop',
  name: 'web',
  field: 'spec.template.spec.containers[name=web].image',
  code: 'practice/latest-tag',
  count: 1,
};

test('has one finding a line, sorted by file, without empty fields', () => {
  const unreadable = {
    file: 'a.yaml',
    kind: '',
    namespace: '',
    name: '',
    field: '',
    code: 'shape/unreadable',
    count: 2,
  };
  const run = { paths: ['.'], kubernetes: ['1.35'] };
  expect(baselineText({ findings: [finding, unreadable], run })).toBe(
    '# Known findings of cdk8s-pods verify, which it does not report. To update it, use --write-baseline.\n' +
      'version: 1\n' +
      'run: {"paths":["."],"kubernetes":["1.35"]}\n' +
      'findings:\n' +
      '  - { file: a.yaml, code: shape/unreadable, count: 2 }\n' +
      '  - { file: deploy/web.yaml, kind: Deployment.apps, namespace: shop, name: web, field: "spec.template.spec.containers[name=web].image", code: practice/latest-tag }\n',
  );
});

/** Names of files and fields of any characters, and those that YAML could read otherwise. */
const text = oneof(
  string({ unit: 'grapheme' }),
  string({ unit: 'binary' }),
  constantFrom('yes', '.inf', 'a: b', '#', "'"),
);
const given = text.filter((some) => some !== '');

test('is read as it was written, whatever is in names and paths', () => {
  const count = integer({ min: 1, max: 9 });
  const findings = uniqueArray(
    record({ file: given, kind: text, namespace: text, name: text, field: text, code: given, count }),
    { selector: ({ count: _, ...place }) => JSON.stringify(place) },
  );
  assert(
    property(findings, (some) => {
      expect(parseBaseline(baselineText({ findings: some, run: { some } }))).toEqual({
        findings: sorted(some),
        run: { some },
      });
    }),
    { seed: Number(process.env.PROPERTY_SEED ?? 1), numRuns: 100 },
  );
});

test.each(['.5', '.1_0', '0x1', '1e3', '.', '..', '1.35', 'y', 'Off', '.NaN', '.iNf', '_1', 'a.5'])(
  'is read with the name %s, as it was written',
  (name) => {
    const { findings } = parseBaseline(baselineText({ findings: [{ ...finding, name, file: name }] }));
    expect(findings).toEqual([{ ...finding, name, file: name }]);
  },
);

test('is read without findings', () => expect(parseBaseline(baselineText({ findings: [] }))).toEqual({ findings: [] }));

test('counts a line once that a merge has left twice', () => {
  const text = baselineText({ findings: [finding] });
  const [line = ''] = text.split('\n').slice(-2);
  expect(parseBaseline(`${text}${line}\n`).findings).toEqual([finding]);
});

test('is one again after git has merged two branches line by line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'merge-'));
  const [a, b, c] = ['a.yaml', 'b.yaml', 'c.yaml'].map((file) => ({ ...finding, file }));
  const texts = [[], [a, { ...b, count: 2 }], [{ ...b, count: 3 }, c]] as readonly KnownFinding[][];
  const [base = '', ours = '', theirs = ''] = texts.map((findings, at) => {
    writeFileSync(join(folder, `${at}`), baselineText({ findings }));
    return join(folder, `${at}`);
  });
  const merged = execFileSync('git', ['merge-file', '--union', '--stdout', ours, base, theirs], { encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  expect(sorted(parseBaseline(merged).findings)).toEqual([a, { ...b, count: 3 }, c]);
});

test('is known by its first line', () => {
  expect(isBaselineText(baselineText({ findings: [] }))).toBe(true);
  expect(isBaselineText(`\ufeff${baselineText({ findings: [] })}`)).toBe(true);
  expect(isBaselineText('apiVersion: v1\nkind: Pod\n')).toBe(false);
});

const entry = (text: string) => `version: 1\nfindings:\n  - ${text}\n`;

test.each([
  ['an empty file', '', '1:1: missing version and findings'],
  ['a manifest', 'apiVersion: v1\nkind: Pod\n', '1:1: missing version'],
  ['two documents', 'version: 1\nfindings: []\n---\nversion: 1\n', '4:1: a second document; remove it'],
  [
    'a list that is set twice',
    'version: 1\nfindings: []\nfindings: []\n',
    '3:1: duplicate key "findings"; remove one of them',
  ],
  ['another version', 'version: 2\nfindings: []\n', '1:1: version must be 1, got number 2'],
  ['findings that are not an array', 'version: 1\nfindings: {}\n', '2:1: findings must be an array, got an object'],
  ['a finding that is a string', entry('x'), '3:5: must be an object, got string "x"'],
  ['a finding without a code', entry('{ file: a.yaml }'), '3:5: code must be a string, got undefined'],
  ['a misspelled key', entry('{ fiel: a.yaml, code: x }'), '3:5: unknown key "fiel"; did you mean "file"?'],
  ['a count of nothing', entry('{ file: a.yaml, code: x, count: 0 }'), '3:5: count must be 1 or greater, got number 0'],
])('%s is an error with its position', (_, text, message) => {
  expect(() => parseBaseline(text)).toThrow(new InvalidBaseline(message));
});

test('the markers of a merge conflict are an error with their position', () => {
  expect(() => parseBaseline(`${baselineText({ findings: [] })}<<<<<<< HEAD\n`)).toThrow(/^4:1: /);
});
