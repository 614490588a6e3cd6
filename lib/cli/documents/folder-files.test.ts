import { writeFileSync } from 'node:fs';
import { git } from '../../../test-helpers/git';
import { workingFolder, writeFiles } from '../../../test-helpers/temporary-folder';
import { excludesOf } from '../choice/excludes';
import { filesUnder } from './folder-files';

workingFolder();
const path = process.env.PATH;
afterEach(() => {
  process.env.PATH = path;
});

const under = (at: string, ...patterns: readonly string[]) => filesUnder(at, excludesOf(patterns)).files;

// Other systems have no such names.
const testOnLinux = process.platform === 'linux' ? test : test.skip;

testOnLinux('a file whose name is not UTF-8 is a problem, and the others are found', () => {
  writeFiles({ 'a.yaml': '' });
  writeFileSync(Buffer.from('b\xff.yaml', 'latin1'), '');
  const { files, problems } = filesUnder('.', excludesOf([]));
  expect([files, problems.map(({ message }) => message)]).toEqual([
    ['a.yaml'],
    ['cannot read b\ufffd.yaml: its name is not UTF-8; rename it'],
  ]);
});

describe('what git ignores', () => {
  test('is skipped, except tracked files', () => {
    git('init');
    writeFiles({
      '.gitignore': 'tmp/\n*.gen.yaml\n',
      'a.yaml': '',
      'b.gen.yaml': '',
      'tmp/c.yaml': '',
      'deploy/.gitignore': 'local.yaml\n!kept.gen.yaml\n',
      'deploy/d.yaml': '',
      'deploy/kept.gen.yaml': '',
      'deploy/local.yaml': '',
      'tracked.gen.yaml': '',
    });
    git('add', '--force', 'tracked.gen.yaml');
    expect(under('.')).toEqual(['a.yaml', 'deploy/d.yaml', 'deploy/kept.gen.yaml', 'tracked.gen.yaml']);
    expect(under('deploy')).toEqual(['deploy/d.yaml', 'deploy/kept.gen.yaml']);
  });

  test.each([
    ['the folder', { '.gitignore': 'dist/\n' }],
    ['all files in the folder', { '.gitignore': 'dist/*\n' }],
    ['all files in the folder, by a file in it', { 'dist/.gitignore': '*\n' }],
    ['all manifests in the folder', { '.gitignore': '*.yaml\n', 'dist/README.md': '' }],
  ])('is read in a named folder, if git ignores %s', (_what, files) => {
    git('init');
    writeFiles({ ...files, 'dist/a.yaml': '', 'dist/b/c.yaml': '' });
    expect(under('dist')).toEqual(['dist/a.yaml', 'dist/b/c.yaml']);
  });

  test('is read in a folder within an ignored one', () => {
    git('init');
    writeFiles({ '.gitignore': 'dist/\n', 'dist/staging/a.yaml': '' });
    expect(under('dist/staging')).toEqual(['dist/staging/a.yaml']);
  });

  test('is what each repository in a folder ignores, for its own files', () => {
    git('init', 'one');
    git('init', 'one/two');
    writeFiles({
      'one/.gitignore': 'a.yaml\n',
      'one/a.yaml': '',
      'one/two/.gitignore': 'b.yaml\n',
      'one/two/a.yaml': '',
      'one/two/b.yaml': '',
    });
    expect(under('.')).toEqual(['one/two/a.yaml']);
    expect(under('one')).toEqual(['one/two/a.yaml']);
  });

  test('is not known to a hook of another repository', () => {
    git('init', 'other');
    git('init');
    writeFiles({ '.gitignore': 'a.yaml\n', 'a.yaml': '', 'b.yaml': '' });
    process.env.GIT_DIR = 'other/.git';
    try {
      expect(under('.')).toEqual(['b.yaml']);
    } finally {
      delete process.env.GIT_DIR;
    }
  });

  test('is read without a repository, and without git', () => {
    writeFiles({ '.gitignore': 'a.yaml\n', 'a.yaml': '', 'b.yaml': '' });
    expect(under('.')).toEqual(['a.yaml', 'b.yaml']);
    git('init');
    expect(under('.')).toEqual(['b.yaml']);
    process.env.PATH = '';
    expect(under('.')).toEqual(['a.yaml', 'b.yaml']);
  });
});

describe('what a pattern excludes', () => {
  test('is skipped, with all that is in an excluded folder', () => {
    writeFiles({ 'a.yaml': '', 'b/a.yaml': '', 'b/fixtures/c.yaml': '', 'fixtures/d.yaml': '' });
    expect(under('.', 'fixtures/')).toEqual(['a.yaml', 'b/a.yaml']);
    expect(under('.', '/a.yaml', 'b/**/c.yaml')).toEqual(['b/a.yaml', 'fixtures/d.yaml']);
    expect(under('b', '/b/fixtures')).toEqual(['b/a.yaml']);
    expect(filesUnder('.', excludesOf(['*']))).toMatchObject({ files: [], hasExcluded: true });
  });

  test('leaves ignored files skipped, even if nothing is left', () => {
    git('init');
    writeFiles({ '.gitignore': 'local.yaml\n', 'local.yaml': '', 'a.yaml': '' });
    expect(under('.', 'a.yaml')).toEqual([]);
  });
});
