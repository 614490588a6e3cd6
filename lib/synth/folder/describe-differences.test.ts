import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { filesOf, temporaryFolder } from '../../../test-helpers/temporary-folder';
import { checkFiles, type Difference } from './check-files';
import { describeDifferences } from './describe-differences';
import { printIndex } from './output-index';
import { writeFiles } from './write-files';

const folder = temporaryFolder();
const outdir = () => join(folder(), 'dist');
const contents = (texts: Readonly<Record<string, string>>) => ({
  outdir: outdir(),
  files: Object.entries(texts).map(([path, text]) => ({ path, text })),
});
const write = (texts: Readonly<Record<string, string>>) => writeFiles(contents(texts));
const compare = (texts: Readonly<Record<string, string>>) => checkFiles(contents(texts));
const numbered = (many: number, of = (at: number) => `line ${at}`) =>
  Array.from({ length: many }, (_, at) => `${of(at + 1)}\n`).join('');
const changed = (before: string, after: string): Difference => ({ kind: 'changed', path: 'a.yaml', before, after });
const plain = (...differences: readonly Difference[]) => describeDifferences(differences, { color: false });

describe('a folder is compared with what it should hold', () => {
  test('which files are new, changed or to be pruned, and the index', () => {
    write({ 'a.yaml': 'a\n', 'b.yaml': 'b\n', 'c.yaml': 'c\n' });
    writeFileSync(join(outdir(), 'mine.yaml'), 'mine\n');
    const before = filesOf(outdir());
    const { differences, others } = compare({ 'd.yaml': 'd\n', 'b.yaml': 'B\n', 'a.yaml': 'a\n' });
    expect(others).toEqual(['mine.yaml']);
    expect(differences).toEqual([
      { kind: 'new', path: 'd.yaml', after: 'd\n' },
      { kind: 'changed', path: 'b.yaml', before: 'b\n', after: 'B\n' },
      { kind: 'pruned', path: 'c.yaml', before: 'c\n' },
      {
        kind: 'changed',
        path: '.cdk8s-pods',
        before: printIndex(['a.yaml', 'b.yaml', 'c.yaml']),
        after: printIndex(['a.yaml', 'b.yaml', 'd.yaml']),
      },
    ]);
    expect(filesOf(outdir())).toEqual(before);
  });

  test('nothing differs after writing, and all does where no folder is', () => {
    const texts = { 'a/b.yaml': 'a\n' };
    expect(compare(texts).differences.map(({ kind, path }) => [kind, path])).toEqual([
      ['new', 'a/b.yaml'],
      ['new', '.cdk8s-pods'],
    ]);
    expect(() => filesOf(outdir())).toThrow('ENOENT');
    write(texts);
    expect(compare(texts)).toEqual({ differences: [], others: [] });
  });

  test('shows that a secret changed, without its values', () => {
    const secret = (password: string) => `kind: Secret\ndata:\n  a: b\n  password: ${password}\n`;
    const [before, after] = [secret('hunter2'), secret('hunter33')];
    expect(plain(changed(before, after))).toBe(`changed: a.yaml
@@ -1,4 +1,4 @@
 kind: Secret
 data:
   a: (a string of 1 character)
-  password: (a string of 7 characters)
+  password: (a string of 8 characters)
1 file out of date: 1 changed
`);
    for (const one of [{ kind: 'new', path: 'a', after } as const, { kind: 'pruned', path: 'a', before } as const]) {
      expect(plain(one)).not.toContain('hunter');
    }
  });

  test('a link counts as changed, and what it leads to is not printed', () => {
    write({ 'a.yaml': 'a\n' });
    writeFileSync(join(folder(), 'secret'), 'secret\n');
    rmSync(join(outdir(), 'a.yaml'));
    symlinkSync('../secret', join(outdir(), 'a.yaml'));
    expect(compare({ 'a.yaml': 'a\n' }).differences[0]).toEqual(changed('', 'a\n'));
  });

  test('paths that cannot be written are errors here too', () => {
    expect(() => compare({ '../a.yaml': '' })).toThrow('"../a.yaml" must not have the segment ".."');
  });

  test('so is a file that is not ours', () => {
    mkdirSync(outdir());
    writeFileSync(join(outdir(), 'a.yaml'), '# mine\n');
    expect(() => compare({ 'a.yaml': 'a\n' })).toThrow('"a.yaml" already exists and was not written by this app');
  });
});

describe('differences are printed', () => {
  test('as a unified diff with some lines around each change', () => {
    const before = numbered(20);
    const after = before.replace('line 10\n', 'line ten\nand a half\n');
    expect(plain(changed(before, after), { kind: 'new', path: 'b.yaml', after: 'b\nb\n' })).toBe(
      `changed: a.yaml
@@ -7,7 +7,8 @@
 line 7
 line 8
 line 9
-line 10
+line ten
+and a half
 line 11
 line 12
 line 13
new: b.yaml
+b
+b
2 files out of date: 1 new, 1 changed
`,
    );
  });

  test('as nothing, where there are none', () => {
    expect(plain()).toBe('');
  });

  test('a file that would be pruned with what it holds', () => {
    expect(plain({ kind: 'pruned', path: 'a.yaml', before: 'a\n' })).toBe(
      'would be pruned: a.yaml\n-a\n1 file out of date: 1 would be pruned\n',
    );
  });

  test('with a note on a missing line feed at the end', () => {
    expect(plain(changed('a', 'a\n'))).toContain('-a\n\\ No newline at end of file\n+a\n');
  });

  test('with a note on git if only the line endings differ', () => {
    expect(plain(changed('a\r\nb\r\n', 'a\nb\n')).split('\n')[1]).toBe(
      '  only the line endings differ; set "* -text" in .gitattributes there if git converts them',
    );
  });

  test('bounded for each file and in total, with the number of omitted lines', () => {
    const many = Array.from(
      { length: 1000 },
      (_, at): Difference => ({ kind: 'new', path: `${at}.yaml`, after: numbered(45) }),
    );
    const lines = plain(...many).split('\n');
    expect(lines.slice(40, 43)).toEqual(['+line 40', '  … 5 more lines of this file', 'new: 1.yaml']);
    expect(lines.filter((line) => line.startsWith('+'))).toHaveLength(400);
    expect(lines.slice(-5)).toEqual([
      'new: 99.yaml',
      '  … 45 more lines of this file',
      '… and 900 more files',
      '1000 files out of date: 1000 new',
      '',
    ]);
  });

  test('long lines cut, control characters spelled out', () => {
    const [, , cut, escaped] = plain(changed('', `${'x'.repeat(1000)}\n\u202e[2J\n`)).split('\n');
    expect(cut).toBe(`+${'x'.repeat(160)}… (840 more)`);
    expect(escaped).toBe('+\\u202e[2J');
    expect(plain({ kind: 'new', path: 'a\x1b', after: '' })).toMatch(/^new: a\\u001b\n/);
  });

  test('as counts, where nearly all lines of a long file differ', () => {
    expect(
      plain(
        changed(
          numbered(60_000),
          numbered(70_000, (at) => `other ${at}`),
        ),
      ),
    ).toBe(
      `changed: a.yaml
  more than 1000 lines differ: 60000 lines before, 70000 lines after
1 file out of date: 1 changed
`,
    );
  });

  test('in color if enabled', () => {
    const printed = describeDifferences([changed('a\n', 'b\n')], { color: true });
    expect(printed.split('\n').slice(0, 4)).toEqual([
      '\x1b[1mchanged: a.yaml\x1b[22m',
      '\x1b[36m@@ -1,1 +1,1 @@\x1b[39m',
      '\x1b[31m-a\x1b[39m',
      '\x1b[32m+b\x1b[39m',
    ]);
    expect(plain(changed('a\n', 'b\n'))).not.toContain('\x1b');
  });
});
