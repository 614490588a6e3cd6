import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder } from '../../../test-helpers/temporary-folder';
import { verifiedText } from './verify-command';

workingFolder();

function verify(...args: readonly string[]) {
  const { printed: _, ...ended } = runCommand(['verify', '--kubernetes', '1.35', ...args]);
  return ended;
}

const wrong = 'apiVersion: v1\nkind: ConfigMap\nmetadata: {name: Shop}\n';

test('a link to nowhere in a folder is an error after the findings of the other files', () => {
  writeFileSync('a.yaml', wrong);
  symlinkSync('gone/b.yaml', 'b.yaml');
  expect(verify('.')).toEqual({
    exitCode: 2,
    out: expect.stringMatching(/^a\.yaml:3:12: error: .*\n1 object /),
    err: 'error: cannot read b.yaml: it is a symbolic link to gone/b.yaml, which does not exist (ENOENT); correct it, or exclude it\n',
  });
  expect(verify('.', '--exclude', 'b.yaml')).toMatchObject({ exitCode: 1, err: '' });
  expect(verify('b.yaml')).toMatchObject({ exitCode: 2, out: '' });
});

test('so is each link in a cycle, and the exit code is 2 without findings, too', () => {
  writeFileSync('a.yaml', wrong.replace('Shop', 'shop'));
  symlinkSync('b.yaml', 'b.yaml');
  symlinkSync('c.yaml', 'c.yaml');
  const problem = (name: string) =>
    `error: cannot read ${name}: the symbolic links have a cycle (ELOOP); remove one of them\n`;
  expect(verify('.')).toEqual({
    exitCode: 2,
    out: '1 object for Kubernetes 1.35: 0 errors, 0 warnings\n',
    err: problem('b.yaml') + problem('c.yaml'),
  });
});

// The system denies its administrator nothing.
const testAsUser = process.getuid?.() === 0 ? test.skip : test;

testAsUser('so are files and folders that may not be read', () => {
  writeFileSync('a.yaml', wrong);
  writeFileSync('b.yaml', wrong);
  mkdirSync('c');
  chmodSync('b.yaml', 0);
  chmodSync('c', 0);
  const { exitCode, err } = verify('.');
  chmodSync('c', 0o700);
  expect([exitCode, err]).toEqual([
    2,
    'error: cannot read b.yaml: permission denied (EACCES); make it readable\n' +
      'error: cannot read c: permission denied (EACCES); make it readable\n',
  ]);
});

test('folders of test data that are not read are in all outputs', () => {
  writeFileSync('a.yaml', wrong.replace('Shop', 'shop'));
  mkdirSync('x/testdata', { recursive: true });
  writeFileSync('x/testdata/b.yaml', wrong);
  const note = "not read: x/testdata; --exclude '!testdata/' reads it";
  expect(verify('.')).toEqual({
    exitCode: 0,
    out: `${note}\n1 object for Kubernetes 1.35: 0 errors, 0 warnings\n`,
    err: '',
  });
  expect(JSON.parse(verify('.', '--output', 'json').out)).toMatchObject({ testData: ['x/testdata'] });
  expect(verify('.', '--output', 'sarif').out).toContain(note);
  expect(verify('.', '--output', 'github').out).toContain(note);
  mkdirSync('testdata');
  expect(verify('.').out).toContain(
    "not read: 2 folders testdata, such as testdata; --exclude '!testdata/' reads them\n",
  );
  expect(verify('.', '--exclude', '!testdata/')).toMatchObject({ exitCode: 1 });
  expect(verify('.', '--exclude', 'testdata/').out).not.toContain('not read');
});

test.each(['testdata', '.k8s'])('a folder with manifests in %s only says how they are read', (name) => {
  mkdirSync(`deploy/${name}`, { recursive: true });
  writeFileSync(`deploy/${name}/a.yaml`, wrong);
  expect(verify('deploy')).toEqual({
    exitCode: 2,
    out: '',
    err: `error: no .yaml, .yml or .json files in deploy, without folders such as deploy/${name}; read it with --exclude '!${name}/', or use another folder\n`,
  });
  expect(verify('deploy', '--exclude', `!${name}/`).exitCode).toBe(1);
  expect(verify('deploy', '--allow-empty').exitCode).toBe(0);
});

test('--allow-empty allows a folder without manifests', () => {
  mkdirSync('deploy');
  expect(verify('deploy').exitCode).toBe(2);
  expect(verify('deploy', '--allow-empty')).toMatchObject({ exitCode: 0, err: '' });
});

test('what a synth reports of its output has what cannot be read', () => {
  mkdirSync('dist');
  writeFileSync('dist/a.yaml', wrong.replace('Shop', 'shop'));
  symlinkSync('gone', 'dist/b.yaml');
  const nothing = () => {};
  const terminal = { out: nothing, err: nothing, standardInput: () => new Uint8Array(), colours: false };
  expect(verifiedText('dist', terminal)).toBe(
    '1 object for Kubernetes 1.35: 0 errors, 0 warnings\n' +
      'error: cannot read dist/b.yaml: it is a symbolic link to gone, which does not exist (ENOENT); correct it, or exclude it\n',
  );
});
