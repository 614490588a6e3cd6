import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { filesOf, temporaryFolder } from '../../../test-helpers/temporary-folder';
import { type Disk, nodeDisk } from './disk';
import type { OutputFile } from './output-file';
import { printIndex } from './output-index';
import type { Contents } from './plan-files';
import { writeFiles } from './write-files';

const folder = temporaryFolder();
const outdir = () => join(folder(), 'dist');
const at = (path: string) => join(outdir(), path);
const filesFrom = (texts: Readonly<Record<string, string>>): readonly OutputFile[] =>
  Object.entries(texts).map(([path, text]) => ({ path, text }));
const write = (texts: Readonly<Record<string, string>>, disk: Disk = nodeDisk, more: Partial<Contents> = {}) =>
  writeFiles({ outdir: outdir(), files: filesFrom(texts), ...more }, { disk });
const put = (path: string, text: string) => {
  mkdirSync(join(at(path), '..'), { recursive: true });
  writeFileSync(at(path), text);
};

/** What the folder holds besides the index, which names exactly those that are expected to be ours. */
function expectFiles(ours: Readonly<Record<string, string>>, others: Readonly<Record<string, string>> = {}): void {
  expect(filesOf(outdir())).toEqual({ ...ours, ...others, '.cdk8s-pods': printIndex(Object.keys(ours)) });
}

describe('a folder', () => {
  test('is made, with the folders in it, and holds the files and their index', () => {
    const texts = { 'shop.k8s.yaml': 'kind: Pod\n', 'prod/eu/api.k8s.yaml': 'kind: Service # ü\n' };
    expect(write(texts)).toEqual({
      changed: ['shop.k8s.yaml', 'prod/eu/api.k8s.yaml'],
      added: ['shop.k8s.yaml', 'prod/eu/api.k8s.yaml'],
      unchanged: [],
      takenOver: [],
      pruned: [],
      kept: [],
      others: [],
      bytes: 29,
    });
    expectFiles(texts);
  });

  test('that is as it should be is not touched, down to the times of the folders', () => {
    const texts = { 'a.yaml': 'a\n', 'b/c.yaml': 'c\n' };
    write(texts);
    const old = new Date(1e12);
    const paths = ['a.yaml', 'b/c.yaml', '.cdk8s-pods', 'b', '.'];
    for (const path of paths) utimesSync(at(path), old, old);
    expect(write(texts)).toMatchObject({ changed: [], unchanged: ['a.yaml', 'b/c.yaml'], bytes: 4 });
    expect(paths.map((path) => statSync(at(path)).mtimeMs)).toEqual(paths.map(() => 1e12));
  });

  test('keeps the files that did not change, times included, when others do', () => {
    write({ 'a.yaml': 'a\n', 'b.yaml': 'b\n' });
    utimesSync(at('a.yaml'), new Date(1e12), new Date(1e12));
    expect(write({ 'a.yaml': 'a\n', 'b.yaml': 'B\n' })).toMatchObject({
      changed: ['b.yaml'],
      added: [],
      unchanged: ['a.yaml'],
    });
    expect(statSync(at('a.yaml')).mtimeMs).toBe(1e12);
    expectFiles({ 'a.yaml': 'a\n', 'b.yaml': 'B\n' });
  });

  test('that others wrote to keeps their files, those that may be replaced excepted, and tells of them', () => {
    for (const path of ['old.k8s.yaml', 'shop.k8s.yaml', 'shop/old.json', 'shop/deep/old.yaml', 'README.md']) {
      put(path, `${path}\n`);
    }
    const asked: string[] = [];
    const mayReplace = (path: string, text: string) => asked.push(path, text) > 0;
    expect(write({ 'shop.k8s.yaml': 'new\n' }, nodeDisk, { mayReplace })).toMatchObject({
      changed: ['shop.k8s.yaml'],
      takenOver: ['shop.k8s.yaml'],
      pruned: [],
      others: ['old.k8s.yaml', 'shop/old.json'],
    });
    expect(asked.slice(0, 2)).toEqual(['shop.k8s.yaml', 'shop.k8s.yaml\n']);
    expect(Object.keys(filesOf(outdir()))).toEqual([
      '.cdk8s-pods',
      'README.md',
      'old.k8s.yaml',
      'shop.k8s.yaml',
      'shop/deep/old.yaml',
      'shop/old.json',
    ]);
  });

  test('may be a link to a folder elsewhere', () => {
    mkdirSync(join(folder(), 'elsewhere'));
    symlinkSync('elsewhere', outdir());
    write({ 'a.yaml': 'a\n' });
    expect(lstatSync(outdir()).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(folder(), 'elsewhere/a.yaml'), 'utf8')).toBe('a\n');
  });

  test('of an app without objects holds an index of nothing', () => {
    write({});
    expectFiles({});
  });
});

describe('files that the app no longer has', () => {
  test('are deleted, and the folders that only they were in', () => {
    write({ 'a.yaml': 'a\n', 'b/c/d.yaml': 'd\n', 'b/e.yaml': 'e\n', 'f/g.yaml': 'g\n' });
    put('f/mine.txt', 'mine\n');
    put('mine.yaml', 'mine\n');
    const written = write({ 'b/e.yaml': 'e\n' });
    expect(written).toMatchObject({
      changed: [],
      unchanged: ['b/e.yaml'],
      pruned: ['a.yaml', 'b/c/d.yaml', 'f/g.yaml'],
    });
    expectFiles({ 'b/e.yaml': 'e\n' }, { 'f/mine.txt': 'mine\n', 'mine.yaml': 'mine\n' });
  });

  test('are forgotten if somebody has deleted them already', () => {
    write({ 'a.yaml': 'a\n', 'b/c.yaml': 'c\n' });
    nodeDisk.remove(at('b/c.yaml'));
    expect(write({ 'a.yaml': 'a\n' })).toMatchObject({ pruned: [], kept: [] });
    expectFiles({ 'a.yaml': 'a\n' });
  });

  test('are not deleted through links, nor what now stands in their place', () => {
    write({ 'a.yaml': 'a\n', 'b/c.yaml': 'c\n', 'd.yaml': 'd\n' });
    put('../outside/c.yaml', 'mine\n');
    for (const path of ['a.yaml', 'b/c.yaml', 'd.yaml']) nodeDisk.remove(at(path));
    nodeDisk.removeFolder(at('b'));
    symlinkSync('../outside', at('b'));
    symlinkSync('../outside/c.yaml', at('a.yaml'));
    put('d.yaml/mine.txt', 'mine\n');
    expect(write({})).toMatchObject({
      pruned: [],
      kept: [
        { path: 'a.yaml', reason: 'is no longer a regular file' },
        { path: 'b/c.yaml', reason: '"b" is not a folder' },
        { path: 'd.yaml', reason: 'is no longer a regular file' },
      ],
    });
    expect(readdirSync(outdir()).sort()).toEqual(['.cdk8s-pods', 'a.yaml', 'b', 'd.yaml']);
    expect(readFileSync(join(folder(), 'outside/c.yaml'), 'utf8')).toBe('mine\n');
  });
});

describe('an index', () => {
  test('that leads out of the folder, into git or to the index itself, deletes nothing there', () => {
    put('../precious.txt', 'mine\n');
    put('.git/config', 'mine\n');
    const hostile = [
      '../precious.txt',
      'a/../../precious.txt',
      join(folder(), 'precious.txt'),
      '..\\precious.txt',
      'C:\\precious.txt',
      '.git/config',
      './a.yaml',
      '.',
      '..',
      '/',
      '.cdk8s-pods',
      'a\0b',
    ];
    put('.cdk8s-pods', `${hostile.join('\n')}\n`);
    expect(write({ 'a.yaml': 'a\n' }).kept.map(({ path }) => path)).toEqual(hostile);
    expectFiles({ 'a.yaml': 'a\n' }, { '.git/config': 'mine\n' });
    expect(readFileSync(join(folder(), 'precious.txt'), 'utf8')).toBe('mine\n');
  });

  test.each([
    ['binary', Buffer.from([0, 255, 10, 13, 200, 10])],
    ['empty', ''],
    ['cut off', '# What cdk8s-pods wr'],
    ['of another version', '# Something else\na.yaml\n'],
  ])('that is %s is replaced', (_, text) => {
    mkdirSync(outdir());
    writeFileSync(at('.cdk8s-pods'), text);
    write({ 'b.yaml': 'b\n' });
    expectFiles({ 'b.yaml': 'b\n' });
  });

  test('that git could not merge names what both sides wrote', () => {
    for (const path of ['a.yaml', 'b.yaml', 'c.yaml', 'd.yaml']) put(path, 'x\n');
    put('.cdk8s-pods', '# …\r\na.yaml\r\n<<<<<<< ours\nb.yaml\n||||||| base\n=======\nc.yaml\n>>>>>>> theirs\n');
    expect(write({ 'a.yaml': 'x\n' }).pruned).toEqual(['b.yaml', 'c.yaml']);
    expectFiles({ 'a.yaml': 'x\n' }, { 'd.yaml': 'x\n' });
  });

  test('depends on nothing but the paths, in whichever order', () => {
    write({ 'b.yaml': '', 'ä.yaml': '', 'a/b.yaml': '', 'B2.yaml': '' });
    expect(readFileSync(at('.cdk8s-pods'), 'utf8')).toBe(
      '# What cdk8s-pods writes here, and deletes once the app no longer has it. Commit this file.\n' +
        'B2.yaml\na/b.yaml\nb.yaml\nä.yaml\n',
    );
  });
});

describe('what is in the place of a file', () => {
  test('a file, is an error unless it may be replaced, or holds what it should, or an earlier run wrote it', () => {
    const texts = { 'same.yaml': 'same\n', 'a/b.yaml': 'ours\n', 'c.yaml': 'ours\n', 'link.yaml': 'ours\n' };
    write({ 'c.yaml': 'older\n' });
    for (const path of ['same.yaml', 'a/b.yaml']) put(path, path === 'same.yaml' ? 'same\n' : 'mine\n');
    symlinkSync('c.yaml', at('link.yaml'));
    const before = filesOf(outdir());
    for (const mayReplace of [undefined, (path: string) => path === 'link.yaml']) {
      expect(() => write(texts, nodeDisk, mayReplace === undefined ? {} : { mayReplace })).toThrow(
        `${outdir()} was not changed, because these files cannot be written:
  "a/b.yaml" already exists and was not written by this app; delete it, or rename the file
  "link.yaml" already exists and was not written by this app; delete it, or rename the file`,
      );
    }
    expect(filesOf(outdir())).toEqual(before);
    nodeDisk.remove(at('link.yaml'));
    write(texts, nodeDisk, { mayReplace: (path, text) => path === 'a/b.yaml' && text === 'mine\n' });
    expectFiles(texts);
  });

  test('a link, is replaced where a run wrote a file, and where it led is not touched', () => {
    put('../mine.yaml', 'mine\n');
    write({ 'a.yaml': 'old\n' });
    nodeDisk.remove(at('a.yaml'));
    symlinkSync('../mine.yaml', at('a.yaml'));
    write({ 'a.yaml': 'mine\n' });
    expect(lstatSync(at('a.yaml')).isFile()).toBe(true);
    expect(readFileSync(join(folder(), 'mine.yaml'), 'utf8')).toBe('mine\n');
  });

  test('a file, hands on its permissions', () => {
    write({ 'secret.yaml': 'a\n' });
    chmodSync(at('secret.yaml'), 0o600);
    write({ 'secret.yaml': 'b\n' });
    expect(statSync(at('secret.yaml')).mode & 0o777).toBe(0o600);
  });

  test('a folder, or in the place of a folder a file or a link, is an error before anything is changed', () => {
    put('a.yaml/mine.txt', 'mine\n');
    put('b', 'mine\n');
    mkdirSync(join(folder(), 'outside'));
    symlinkSync('../outside', at('c'));
    const before = filesOf(outdir());
    expect(() => write({ 'x.yaml': '', 'a.yaml': '', 'b/b.yaml': '', 'c/c.yaml': '' })).toThrow(
      `${outdir()} was not changed, because these files cannot be written:
  "a.yaml" is a folder; remove it, or rename the file
  "b/b.yaml": "b" is not a folder; remove it, or rename the file
  "c/c.yaml": "c" is a symbolic link, which is not followed; remove it, or rename the file`,
    );
    expect(filesOf(outdir())).toEqual(before);
  });
});

describe('an output folder that cannot be one is an error that says so', () => {
  test.each([
    ['a file', (path: string) => writeFileSync(path, ''), ' is not a folder; remove it, or use another'],
    ['a link to nothing', (path: string) => symlinkSync('nothing', path), ' is a broken symbolic link; create'],
    ['in a file', (path: string) => writeFileSync(join(path, '..', 'file'), ''), 'part of the path is a file, not a'],
    ['a link to itself', (path: string) => symlinkSync(path, path), 'the symbolic links have a cycle (ELOOP); remove'],
  ])('%s', (what, make, message) => {
    make(outdir());
    const path = what === 'in a file' ? join(folder(), 'file', 'dist') : outdir();
    expect(() => writeFiles({ outdir: path, files: filesFrom({ 'a.yaml': '' }) })).toThrow(message);
    expect(() => writeFiles({ outdir: path, files: filesFrom({ 'a.yaml': '' }) })).toThrow(path);
  });

  test('one that is read-only, unless there is nothing to do', () => {
    write({ 'a.yaml': 'a\n' });
    const readOnly: Disk = {
      ...nodeDisk,
      create: (path) => {
        throw Object.assign(new Error(`EROFS: read-only file system, open '${path}'`), {
          code: 'EROFS',
          syscall: 'open',
        });
      },
    };
    expect(write({ 'a.yaml': 'a\n' }, readOnly).unchanged).toEqual(['a.yaml']);
    expect(() => write({ 'a.yaml': 'b\n' }, readOnly)).toThrow(
      `${outdir()}: cannot create files there: the file system is read-only (EROFS); use another folder (nothing was changed)`,
    );
  });
});

test('where case does not count, a file whose name changes only in case is not deleted', () => {
  // A disk on which all names are one that are equal in lower case: what it lists is how they were first written.
  const lower = (path: string) => path.replace(outdir(), '').toLowerCase();
  const on =
    <T>(operation: (path: string) => T) =>
    (path: string) =>
      operation(at(lower(path)));
  const caseless: Disk = {
    ...nodeDisk,
    status: on(nodeDisk.status),
    list: on(nodeDisk.list),
    read: on(nodeDisk.read),
    readOfSize: (path, size) => nodeDisk.readOfSize(at(lower(path)), size),
    remove: on(nodeDisk.remove),
    makeFolder: on(nodeDisk.makeFolder),
    create: (path, text, mode) => nodeDisk.create(at(lower(path)), text, mode),
    rename: (from, to) => nodeDisk.rename(at(lower(from)), at(lower(to))),
  };
  mkdirSync(outdir());
  write({ 'Shop.yaml': 'a\n', 'Prod/A.yaml': 'a\n', 'Gone.yaml': '' }, caseless);
  write({ 'shop.yaml': 'b\n', 'prod/a.yaml': 'a\n' }, caseless);
  expect(filesOf(outdir())).toEqual({
    'shop.yaml': 'b\n',
    'prod/a.yaml': 'a\n',
    '.cdk8s-pods': printIndex(['shop.yaml', 'prod/a.yaml']),
  });
  const { unchanged } = write({ 'SHOP.yaml': 'b\n', 'prod/a.yaml': 'a\n' }, caseless);
  expect(unchanged).toEqual(['SHOP.yaml', 'prod/a.yaml']);
});

test('a text that is one long line of 30 MB is written and compared', () => {
  const text = `${'x'.repeat(30e6)}\n`;
  expect(write({ 'a.yaml': text })).toMatchObject({ changed: ['a.yaml'], bytes: 30_000_001 });
  expect(write({ 'a.yaml': text })).toMatchObject({ unchanged: ['a.yaml'] });
  expect(existsSync(at('.cdk8s-pods.lock'))).toBe(false);
});
