import { rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { commitFiles, gitIn } from '../../../test-helpers/git';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { checkFiles } from './check-files';
import { committedDisk } from './committed-disk';
import { indexName, printIndex } from './output-index';

const folder = temporaryFolder();
const at = (path: string) => join(folder(), path);
const commit = (files: Readonly<Record<string, string | Buffer>>) => commitFiles(files, folder());

// Of a folder in a folder of the repository, which is gone by now.
const outdir = () => at('packages/shop/dist');
const prefixed = (files: Readonly<Record<string, string | Buffer>>) =>
  Object.fromEntries(Object.entries(files).map(([path, content]) => [`packages/shop/dist/${path}`, content]));

describe('a folder as it is committed', () => {
  test('has its files, also those with odd names, without end, binary or empty, and those in folders', () => {
    const binary = Buffer.from([0, 255, 10, 13, 10, 0]);
    const files = { 'ä "quoted"\t.yaml': 'ü\n', 'a/b/c.yaml': 'no end', 'bin.yaml': binary, 'empty.yaml': '' };
    commit({ ...prefixed(files), 'packages/shop/dist.yaml': 'not in it', 'packages/shop/main.ts': '' });
    rmSync(outdir(), { recursive: true });
    const disk = committedDisk(outdir());
    for (const [path, content] of Object.entries(files)) {
      expect([path, disk.read(`${outdir()}/${path}`)]).toEqual([path, Buffer.from(content)]);
    }
    expect([...disk.list(outdir())].sort()).toEqual([
      ['a', 'folder'],
      ['bin.yaml', 'file'],
      ['empty.yaml', 'file'],
      ['ä "quoted"\t.yaml', 'file'],
    ]);
    expect(disk.readOfSize(`${outdir()}/bin.yaml`, 6)).toEqual(binary);
    expect(disk.readOfSize(`${outdir()}/bin.yaml`, 5)).toBeUndefined();
  });

  test('is compared like any other: what is new, changed, pruned, and a link that is not followed', () => {
    commit({
      ...prefixed({ 'same.yaml': 'same\n', 'a/old.yaml': 'old\n', 'b.yaml': 'before\n', 'secret.txt': 'secret\n' }),
      ...prefixed({ [indexName]: printIndex(['same.yaml', 'a/old.yaml', 'b.yaml', 'link.yaml']) }),
    });
    symlinkSync('secret.txt', join(outdir(), 'link.yaml'));
    commit({});
    rmSync(outdir(), { recursive: true });
    const texts = { 'same.yaml': 'same\n', 'b.yaml': 'after\n', 'c/new.yaml': 'new\n', 'link.yaml': 'x\n' };
    const files = Object.entries(texts).map(([path, text]) => ({ path, text }));
    const { differences } = checkFiles({ outdir: outdir(), files }, committedDisk(outdir()));
    expect(differences.slice(0, -1)).toEqual([
      { kind: 'changed', path: 'b.yaml', before: 'before\n', after: 'after\n' },
      { kind: 'new', path: 'c/new.yaml', after: 'new\n' },
      { kind: 'changed', path: 'link.yaml', before: '', after: 'x\n' },
      { kind: 'pruned', path: 'a/old.yaml', before: 'old\n' },
    ]);
  });

  test('is not known where git lacks one of its files', () => {
    commit(prefixed({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' }));
    const id = gitIn(folder(), 'rev-parse', 'HEAD:packages/shop/dist/a.yaml').trim();
    rmSync(join(folder(), '.git/objects', id.slice(0, 2), id.slice(2)), { force: true });
    expect(() => committedDisk(outdir())).toThrow('git cannot read its files; check it with `git fsck`');
  });

  test('is empty where the commit has none', () => {
    commit({ 'README.md': '' });
    const files = [{ path: 'a.yaml', text: 'a\n' }];
    const { differences } = checkFiles({ outdir: outdir(), files }, committedDisk(outdir()));
    expect(differences.map(({ kind, path }) => `${kind} ${path}`)).toEqual(['new a.yaml', `new ${indexName}`]);
  });
});
