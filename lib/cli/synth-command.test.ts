import { existsSync, mkdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { commitFiles } from '../../test-helpers/git';
import { runCommand } from '../../test-helpers/run-command';
import { workingFolder } from '../../test-helpers/temporary-folder';

workingFolder();

function synth(...args: readonly string[]) {
  const { printed: _, ...ended } = runCommand(['synth', ...args]);
  return ended;
}

const app = `"${process.execPath}" main.js`;
const writes = (
  name: string,
) => `const fs = require('node:fs'); fs.mkdirSync(process.env.CDK8S_OUTDIR, { recursive: true });
fs.writeFileSync(process.env.CDK8S_OUTDIR + '/a.yaml', 'kind: ConfigMap\\nmetadata: {name: ${name}}\\n');`;

test('synth runs the command of cdk8s.yaml, and prints what changed on standard error', () => {
  writeFileSync('cdk8s.yaml', `app: '${app}'\noutput: manifests\n`);
  writeFileSync('main.js', writes('one'));
  expect(synth()).toEqual({ exitCode: 0, out: '', err: 'created manifests/a.yaml: ConfigMap one\n' });
  expect(synth()).toEqual({ exitCode: 0, out: '', err: '' });
});

test('synth keeps the files of the folder, also where the program fails, which is exit code 1', () => {
  mkdirSync('dist');
  writeFileSync('dist/old.yaml', 'kind: ConfigMap\n');
  utimesSync('dist/old.yaml', 1, 1);
  writeFileSync('main.js', 'process.exitCode = 7;');
  expect(synth('--app', app)).toEqual({ exitCode: 1, out: '', err: '' });
  expect(readFileSync('dist/old.yaml', 'utf8')).toBe('kind: ConfigMap\n');
});

test('synth names the signal that has killed the program', () => {
  const err = 'error: the program was killed by SIGKILL\n';
  expect(synth('--app', 'kill -KILL $$')).toEqual({ exitCode: 1, out: '', err });
  expect(synth('--app', `"${process.execPath}" -e "process.kill(process.pid, 'SIGKILL')"; exit $?`)).toMatchObject({
    err,
  });
});

test('synth --output and --app override cdk8s.yaml', () => {
  writeFileSync('cdk8s.yaml', 'app: false\noutput: manifests\n');
  writeFileSync('main.js', writes('one'));
  expect(synth('--app', app, '--output', 'out').exitCode).toBe(0);
  expect(existsSync('out/a.yaml')).toBe(true);
});

test('synth --check has the program compare, and is exit code 1 where one that cannot writes something else', () => {
  writeFileSync('main.js', `if (process.env.CDK8S_PODS_CHECK !== '1') throw new Error('not set');\n${writes('one')}`);
  expect(synth('--check', '--app', app)).toEqual({
    exitCode: 1,
    out: '',
    err: 'created dist/a.yaml: ConfigMap one\nnote: the program wrote dist: only a GitOpsApp compares without writing\n',
  });
  expect(synth('--check', '--app', app).exitCode).toBe(0);
});

test('synth --plan prints what the manifests do to what is committed', () => {
  writeFileSync('cdk8s.yaml', `app: '${app}'\npods: { kubernetes: "1.35" }\n`);
  commitFiles({ 'main.js': writes('one').replace('kind:', 'apiVersion: v1\\nkind:') });
  expect(synth('--plan')).toEqual({
    exitCode: 0,
    out: 'ConfigMap one  create\n\nplan for Kubernetes 1.35: 1 create\n',
    err: 'created dist/a.yaml: ConfigMap one\nnote: git:HEAD:dist has no manifests: all are new\n',
  });
  commitFiles({});
  expect(synth('--plan')).toEqual({ exitCode: 0, out: 'plan for Kubernetes 1.35: 1 unchanged\n', err: '' });
  expect(synth('--plan', '--watch')).toMatchObject({ exitCode: 2 });
});

test.each([
  ['', 'error: missing app, the command that runs the program; set it in cdk8s.yaml'],
  ['app: 7\n', 'error: missing app'],
  ['app: {\n', 'error: cdk8s.yaml is not valid YAML'],
])('synth with the cdk8s.yaml %j is wrong usage', (text, expected) => {
  writeFileSync('cdk8s.yaml', text);
  expect(synth()).toMatchObject({ exitCode: 2, out: '', err: expect.stringContaining(expected) });
  expect(synth('--watch')).toMatchObject({ exitCode: 2 });
});

test('synth --watch --check is wrong usage', () => {
  expect(synth('--watch', '--check')).toMatchObject({ exitCode: 2 });
});
