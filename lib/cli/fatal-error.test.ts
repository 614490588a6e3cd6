import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { runCommand } from '../../test-helpers/run-command';
import { workingFolder } from '../../test-helpers/temporary-folder';
import { fatalErrorText } from './fatal-error';

const folder = workingFolder();

function cli(...args: readonly string[]) {
  const { printed: _, ...ended } = runCommand(args, 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');
  return ended;
}

const bomb = `a0: &a0 [x]\n${Array.from({ length: 9 }, (_, at) => `a${at + 1}: &a${at + 1} [${`*a${at},`.repeat(9)}]\n`).join('')}pods: *a9\n`;
const link = (target: string, path: string) => symlinkSync(target, path);

describe.each([
  ['a folder', () => mkdirSync('cdk8s.yaml'), 'cdk8s.yaml must be a file, got a folder; remove it'],
  [
    'a named pipe',
    () => execFileSync('mkfifo', ['cdk8s.yaml']),
    'cdk8s.yaml must be a file, got a named pipe; remove it',
  ],
  ['a device', () => link('/dev/zero', 'cdk8s.yaml'), 'cdk8s.yaml must be a file, got a device; remove it'],
  [
    'a link to itself',
    () => link('cdk8s.yaml', 'cdk8s.yaml'),
    'cannot read cdk8s.yaml: the symbolic links have a cycle (ELOOP); remove one of them',
  ],
  [
    'too large',
    () => writeFileSync('cdk8s.yaml', Buffer.alloc(2 << 20, 'pods: ')),
    'cdk8s.yaml is larger than 1 MiB; reduce its size',
  ],
  [
    'an alias bomb',
    () => writeFileSync('cdk8s.yaml', bomb),
    'cdk8s.yaml is not valid YAML: aliases expand to too many values; correct it',
  ],
  [
    'nested without end',
    () => writeFileSync('cdk8s.yaml', `pods: ${'['.repeat(200_000)}`),
    'cdk8s.yaml is not valid YAML: nested too deep; correct it',
  ],
  [
    'broken',
    () => writeFileSync('cdk8s.yaml', 'pods: {\n'),
    /^cdk8s\.yaml is not valid YAML: .* line 2, column 1; correct it$/,
  ],
  [
    'two documents',
    () => writeFileSync('cdk8s.yaml', 'pods: {}\n---\npods: {}\n'),
    'cdk8s.yaml has a second document; remove it',
  ],
  [
    'what is no setting',
    () => writeFileSync('cdk8s.yaml', 'pods: {kubernets: "1.35"}'),
    /^cdk8s\.yaml:1:\d+, pods: unknown setting "kubernets"/,
  ],
])('a cdk8s.yaml that is %s', (_, make, message) => {
  test('ends the command with one line and exit code 2', () => {
    make();
    const { exitCode, out, err } = cli('verify', '-');
    expect([exitCode, out]).toEqual([2, '']);
    expect(err).toMatch(/^error: .*\n$/);
    expect(err.slice('error: '.length, -1)).toEqual(
      message instanceof RegExp ? expect.stringMatching(message) : message,
    );
  });
});

test.each([
  [
    'a link to nowhere',
    () => link('nowhere', 'manifests/a.yaml'),
    'manifests/a.yaml: it is a symbolic link to nowhere, which does not exist (ENOENT)',
  ],
  [
    'a link to itself',
    () => link('a.yaml', 'manifests/a.yaml'),
    'manifests/a.yaml: the symbolic links have a cycle (ELOOP)',
  ],
  ['a file that is not there', () => {}, 'other.yaml: no such file or folder (ENOENT)'],
  [
    'a file as a folder',
    () => writeFileSync('other.yaml', ''),
    'other.yaml/a.yaml: part of the path is a file (ENOTDIR)',
  ],
])('of %s, one line says why it cannot be read, and the exit code is 2', (_, make, message) => {
  mkdirSync('manifests');
  make();
  const path = message.split(':')[0] ?? '';
  const { exitCode, out, err } = cli('verify', path.startsWith('manifests') ? 'manifests' : path);
  expect([exitCode, out]).toEqual([2, '']);
  expect(err).toMatch(/^error: .*\n$/);
  expect(err).toContain(`error: cannot read ${message}; `);
});

test.each([
  [['a.yaml', ''], 'error: <paths>: path 2 is empty; set a path'],
  [['--pods-json', ''], 'error: --pods-json: it is empty; set a path'],
])('an empty path is wrong usage: %j', (args, message) => {
  writeFileSync('a.yaml', '');
  const { exitCode, out, err } = cli('verify', ...args);
  expect([exitCode, out]).toEqual([2, '']);
  expect(err).toContain(message);
});

test('skips a pipe in a folder, and rejects an endless device', () => {
  mkdirSync('manifests');
  execFileSync('mkfifo', ['manifests/pipe.yaml']);
  writeFileSync('manifests/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');
  expect(cli('verify', 'manifests', '--kubernetes', '1.35').exitCode).toBe(0);
  expect(cli('verify', '/dev/zero')).toEqual({
    exitCode: 2,
    out: '',
    err: 'error: /dev/zero is larger than 256 MiB; split it\n',
  });
});

test('rejects a deleted working folder', () => {
  rmSync(folder(), { recursive: true });
  const { exitCode, err } = cli('verify', 'a.yaml');
  expect(exitCode).toBe(2);
  expect(err).toMatch(/^error: [^\n]*\n$/);
  mkdirSync(folder());
});

test.each(['build', 'build/pods.json'])('warns about other files at %s', (path) => {
  mkdirSync('manifests');
  writeFileSync('manifests/a.yaml', 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n');
  if (path === 'build') writeFileSync('build', '');
  else {
    mkdirSync('build');
    execFileSync('mkfifo', [path]);
  }
  const { exitCode, err } = cli('verify', 'manifests', '--kubernetes', '1.35');
  expect(exitCode).toBe(0);
  expect(err).toMatch(path === 'build' ? /^$/ : /^warning: build\/pods\.json must be a file, got a named pipe/);
});

test('prints a stack only for an internal error', () => {
  expect(fatalErrorText(new TypeError('x is not a function'))).toMatch(
    /^error: internal error in cdk8s-pods; report it with these lines:\nTypeError: x is not a function\n +at /,
  );
});
