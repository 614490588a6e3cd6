import { existsSync, lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../../test-helpers/run-command';
import { filesOf, workingFolder } from '../../test-helpers/temporary-folder';
import { readInstallation } from './init/installation';
import { writePlan } from './init/write-plan';

const folder = workingFolder();

function init(args: readonly string[], answer?: string) {
  const ask = answer === undefined ? undefined : () => answer;
  const { printed: _, ...ended } = runCommand(['init', ...args], '', { ask });
  return ended;
}

test('init creates a folder with a project, and says what to do next', () => {
  const { exitCode, out, err } = init(['my-shop', '--template', 'proxy']);
  expect([exitCode, out]).toEqual([0, '']);
  expect(err).toMatch(/^created my-shop\/package\.json\n[\s\S]*Next:\n {2}cd my-shop\n {2}npm install\n/);
  expect(err).toContain(
    '\nnote: the workflow needs what these commands write; commit package-lock.json and __snapshots__/, too\n',
  );
  expect(readFileSync('my-shop/main.ts', 'utf8')).toContain('new ProxySidecar(');
  expect(JSON.parse(readFileSync('my-shop/package.json', 'utf8')).name).toBe('my-shop');
});

test('a second init has nothing to add', () => {
  init([]);
  const files = filesOf(folder());
  expect(init([])).toEqual({ exitCode: 0, out: '', err: '.: nothing to add\n' });
  expect(filesOf(folder())).toEqual(files);
});

describe('in a project that exists', () => {
  const packageJson = '{\n  "name": "old",\n  "scripts": {"test": "mine"}\n}\n';
  beforeEach(() => writeFileSync('package.json', packageJson));

  test('init prints the differences, and changes nothing where nobody can be asked', () => {
    const { exitCode, out, err } = init([]);
    expect(exitCode).toBe(1);
    expect(out).toMatch(/^changed: package\.json\n@@ .*@@\n[\s\S]*\+ {2}"dependencies": \{\n/);
    expect(out).toContain('\nnew: main.ts\nnew: main.test.ts\n');
    expect(err).toBe('note: nothing was changed, as standard input is not a terminal; use --yes\n');
    expect(filesOf(folder())).toEqual({ 'package.json': packageJson });
  });

  test('init asks, and takes only a yes for one', () => {
    expect(init([], '\n')).toMatchObject({ exitCode: 1, err: 'nothing was changed\n' });
    expect(filesOf(folder())).toEqual({ 'package.json': packageJson });
    expect(init([], 'y\n')).toMatchObject({ exitCode: 0, err: expect.stringContaining('changed package.json\n') });
    expect(existsSync('main.ts')).toBe(true);
  });

  test('init --yes adds to files, and replaces none', () => {
    writeFileSync('main.ts', 'mine');
    expect(init(['--yes']).exitCode).toBe(0);
    expect(readFileSync('main.ts', 'utf8')).toBe('mine');
    expect(JSON.parse(readFileSync('package.json', 'utf8'))).toMatchObject({ name: 'old', scripts: { test: 'mine' } });
  });
});

test.each([
  ['package.json', '[]', 'error: package.json is not a JSON object (not an object); correct it\n'],
  [
    'cdk8s.yaml',
    'language: python\n',
    'error: cdk8s.yaml has language: python; only projects in typescript are supported\n',
  ],
])('init of a project with the %s %j is wrong usage', (name, text, err) => {
  writeFileSync(name, text);
  expect(init(['--yes'])).toEqual({ exitCode: 2, out: '', err });
  expect(filesOf(folder())).toEqual({ [name]: text });
});

test('init of a project of ES modules is wrong usage', () => {
  writeFileSync('package.json', '{"type": "module"}');
  expect(init(['--yes'])).toMatchObject({ exitCode: 2, err: expect.stringContaining('"type": "module"') });
  expect(filesOf(folder())).toEqual({ 'package.json': '{"type": "module"}' });
});

test('init notes that the workflow cannot install a package from outside the project', () => {
  expect(init([]).err).toMatch(
    /\n\nnote: the workflow cannot install "cdk8s-pods": "file:\.\.\/[^"]+", which is outside/,
  );
});

test('a file behind a symbolic link is changed, and the link stays', () => {
  writeFileSync('real.json', '{}');
  symlinkSync('real.json', 'package.json');
  expect(init(['--yes']).exitCode).toBe(0);
  expect(lstatSync('package.json').isSymbolicLink()).toBe(true);
  expect(JSON.parse(readFileSync('real.json', 'utf8'))).toHaveProperty('scripts');
});

test('a plan is written as a whole or not at all', () => {
  writeFileSync('b.txt', 'of somebody else');
  writeFileSync('c.txt', 'before');
  const plan = [
    { path: 'a.txt', after: 'a' },
    { path: 'c.txt', before: 'before', after: 'after' },
    { path: 'new/folder/d.txt', after: 'd' },
    { path: 'b.txt', after: 'b' },
  ];
  expect(() => writePlan(folder(), plan)).toThrow(/EEXIST/);
  expect(filesOf(folder())).toEqual({ 'b.txt': 'of somebody else', 'c.txt': 'before' });
});

test('what npm has left tells how the package was installed', () => {
  const at = join(folder(), 'node_modules/cdk8s-pods');
  mkdirSync(at, { recursive: true });
  writeFileSync(join(at, 'package.json'), '{"version": "0.3.0"}');
  writeFileSync('package.json', '{"dependencies": {"cdk8s-pods": "file:../a.tgz"}}');
  const locked = { packages: { 'node_modules/cdk8s-pods': { resolved: 'file:../a.tgz' } } };
  writeFileSync('node_modules/.package-lock.json', JSON.stringify(locked));
  expect(readInstallation(at)).toEqual({
    version: '0.3.0',
    packageFolder: at,
    installedIn: { folder: folder(), dependency: 'file:../a.tgz', locked: { resolved: 'file:../a.tgz', link: false } },
  });
});
