import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { runCommand } from '../../../test-helpers/run-command';
import { workingFolder } from '../../../test-helpers/temporary-folder';

workingFolder();

function verify(...args: readonly string[]) {
  const { printed: _, ...ended } = runCommand(['verify', '--kubernetes', '1.35', ...args], deployment('web', 70000));
  return ended;
}

/** A Deployment with a password in a port, which is an error. */
function deployment(name: string, port: number | string): string {
  const container = `{name: web, image: "web:1", ports: [{containerPort: ${port}}]}`;
  const template = `{metadata: {labels: {app: ${name}}}, spec: {containers: [${container}]}}`;
  return `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: ${name}}\nspec: {selector: {matchLabels: {app: ${name}}}, template: ${template}}\n`;
}

const written = ['--write-baseline', 'baseline.yaml'];
const known = ['--baseline', 'baseline.yaml'];

test('--write-baseline writes all findings, and exits with 0', () => {
  mkdirSync('deploy');
  writeFileSync('deploy/web.yaml', deployment('web', 70000));
  expect(verify('deploy')).toMatchObject({ exitCode: 1 });
  expect(verify('deploy', ...written)).toEqual({
    exitCode: 0,
    err: 'wrote baseline.yaml: 1 finding\n',
    out: 'findings not reported: 1 in the baseline\n1 object for Kubernetes 1.35: 0 errors, 0 warnings\n',
  });
  expect(readFileSync('baseline.yaml', 'utf8').split('\n').slice(2)).toEqual([
    'run: {"paths":["deploy"],"kubernetes":["1.35"]}',
    'findings:',
    '  - { file: deploy/web.yaml, kind: Deployment.apps, name: web, field: "spec.template.spec.containers[name=web].ports[containerPort=70000].containerPort", code: api/port-number }',
    '',
  ]);
  expect(readdirSync('.').sort()).toEqual(['baseline.yaml', 'deploy']);
});

test('--baseline reports only what is new', () => {
  writeFileSync('a.yaml', deployment('web', 70000));
  verify('.', ...written);
  expect(verify('.', ...known)).toMatchObject({ exitCode: 0, err: '' });
  writeFileSync('b.yaml', deployment('web', 70000));
  const { exitCode, out } = verify('.', ...known, '--practices', 'off');
  expect(exitCode).toBe(1);
  expect(out).toMatch(/^b\.yaml:4:\d+: error: .*\nfindings not reported: 1 in the baseline\n2 objects .*: 1 error/);
});

test('--baseline does not note what single files cannot show', () => {
  writeFileSync('a.yaml', deployment('web', 70000));
  verify('.', ...written);
  writeFileSync('a.yaml', deployment('web', 7000));
  expect(verify('a.yaml', ...known)).toMatchObject({ exitCode: 0, err: '' });
  expect(verify('.', ...known).err).toContain('no longer found');
});

test('--baseline knows objects in a renamed file, from any working folder', () => {
  mkdirSync('deploy');
  writeFileSync('deploy/web.yaml', deployment('web', 70000));
  verify('.', ...written);
  renameSync('deploy/web.yaml', 'deploy/shop.yaml');
  process.chdir('deploy');
  expect(verify('.', '--baseline', '../baseline.yaml')).toMatchObject({ exitCode: 0, err: '' });
});

test('--baseline notes what is fixed, and --write-baseline keeps what other runs know', () => {
  mkdirSync('a');
  mkdirSync('b');
  writeFileSync('a/a.yaml', deployment('a', 70000));
  writeFileSync('b/b.yaml', deployment('b', 70000));
  verify('.', ...written);
  writeFileSync('a/a.yaml', deployment('a', 8080));
  expect(verify('.', ...known)).toMatchObject({
    exitCode: 0,
    err: 'note: 1 finding of baseline.yaml is no longer found; update it with --write-baseline baseline.yaml\n',
  });
  verify('a', ...written);
  expect(verify('.', ...known)).toMatchObject({ exitCode: 0, err: '' });
});

test('--write-baseline keeps a baseline that it cannot read, with what it knows of other files', () => {
  writeFileSync('a.yaml', deployment('a', 70000));
  writeFileSync('b.yaml', deployment('b', 70000));
  verify('.', ...written);
  const text = readFileSync('baseline.yaml', 'utf8');
  for (const damaged of [
    text.replace('findings:\n', 'findings:\n<<<<<<< HEAD\n'),
    text.replace('version: 1', 'version: 2'),
  ]) {
    writeFileSync('baseline.yaml', damaged);
    const { exitCode, err } = verify('a.yaml', ...written);
    expect(exitCode).toBe(2);
    expect(err).toMatch(
      /^error: baseline.yaml:\d+:1: .*; correct it, or delete it and create it again with --write-base/,
    );
    expect(readFileSync('baseline.yaml', 'utf8')).toBe(damaged);
  }
});

test('--write-baseline keeps the permissions of the file, and reads it with a byte order mark', () => {
  writeFileSync('a.yaml', deployment('a', 70000));
  verify('.', ...written);
  writeFileSync('baseline.yaml', `\ufeff${readFileSync('baseline.yaml', 'utf8')}`);
  chmodSync('baseline.yaml', 0o600);
  expect(verify('.', ...written)).toMatchObject({ exitCode: 0 });
  expect(statSync('baseline.yaml').mode & 0o777).toBe(0o600);
});

test('--baseline knows an object without a name in a renamed file by its generateName', () => {
  const job = (prefix: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {generateName: ${prefix}}\nspec: {containers: [{name: a, image: "a:1", foo: 1}]}\n`;
  writeFileSync('a.yaml', job('import-'));
  verify('.', ...written);
  renameSync('a.yaml', 'b.yaml');
  expect(verify('.', ...known)).toMatchObject({ exitCode: 0, err: '' });
  writeFileSync('b.yaml', job('export-'));
  expect(verify('.', ...known).out).toContain('error: Pod export-: ');
});

test('--baseline knows an object that has moved to a file that alone is given', () => {
  writeFileSync('a.yaml', `${deployment('a', 70000)}---\n${deployment('b', 70000)}`);
  verify('.', ...written);
  writeFileSync('a.yaml', deployment('a', 70000));
  writeFileSync('b.yaml', deployment('b', 70000));
  expect(verify('b.yaml', ...known)).toMatchObject({ exitCode: 0, err: '' });
  writeFileSync('a.yaml', `${deployment('a', 70000)}---\n${deployment('b', 70000)}`);
  expect(verify('b.yaml', ...known)).toMatchObject({ exitCode: 1, err: '' });
});

test('--baseline notes nothing of what another run found, with other options or paths', () => {
  const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: {containers: [{name: a, image: a}]}\n';
  writeFileSync('a.yaml', pod);
  verify('.', ...written, '--unchecked', 'error', '--practices', 'all', '--pod-security', 'restricted');
  writeFileSync('a.yaml', pod.replace('image: a', 'image: "a:1"'));
  const [all, error, restricted] = [
    ['--practices', 'all'],
    ['--unchecked', 'error'],
    ['--pod-security', 'restricted'],
  ] as const;
  const { err } = verify('.', ...known, ...restricted, ...all, ...error);
  expect(err).toMatch(/^note: \d findings? of baseline.yaml (?:is|are) no longer found/);
  expect(verify('.', ...known, ...all, ...error).err).toBe('');
  expect(verify('.', ...known, ...restricted, ...error).err).toBe('');
  expect(verify('.', ...known, ...restricted, ...all).err).toBe('');
  expect(verify('.', ...known, ...restricted, ...all, ...error, '--exclude', 'b.yaml').err).not.toContain('no longer');
  expect(verify('.', ...known, ...restricted, ...all, ...error, '--kubernetes', '1.34').err).toBe('');
  expect(verify('a.yaml', ...known, ...restricted, ...all, ...error).err).toBe('');
  expect(verify('.', ...known, ...restricted, ...all, ...error, '--ignore', 'practice/*').err).toBe(err);
});

test('standard input has a baseline, too', () => {
  verify('-', ...written);
  expect(readFileSync('baseline.yaml', 'utf8')).toContain('file: "<stdin>"');
  expect(verify('-', ...known)).toMatchObject({ exitCode: 0, err: '' });
});

test('a baseline contains no values', () => {
  const secret =
    'apiVersion: v1\nkind: Secret\nmetadata: {name: s}\nstringData: {a: [hunter2]}\ndata: {b: "hunter2!"}\n';
  writeFileSync('secret.yaml', secret);
  expect(verify('.', ...written).err).toBe('wrote baseline.yaml: 2 findings\n');
  expect(readFileSync('baseline.yaml', 'utf8')).not.toContain('hunter2');
});

test.each([
  [
    'that does not exist',
    undefined,
    'baseline baseline.yaml does not exist; create it with --write-baseline baseline.yaml',
  ],
  [
    'that is a manifest',
    deployment('x', 1),
    'baseline.yaml:1:1: missing version; use a file that --write-baseline has written',
  ],
  [
    'of a later version',
    '# Known findings of cdk8s-pods verify\nversion: 2\nfindings: []\n',
    'baseline.yaml:2:1: version must be 1, got number 2; correct it, or delete it and create it again with --write-baseline baseline.yaml',
  ],
])('a baseline %s is an error', (_, text, message) => {
  writeFileSync('web.yaml', deployment('web', 70000));
  if (text !== undefined) writeFileSync('baseline.yaml', text);
  expect(verify('.', ...known)).toEqual({ exitCode: 2, out: '', err: `error: ${message}\n` });
});

test('pods.verify sets a baseline', () => {
  writeFileSync('web.yaml', deployment('web', 70000));
  writeFileSync('.cdk8s-pods.yaml', 'pods: { verify: { baseline: known/baseline.yaml } }\n');
  mkdirSync('known');
  expect(verify('.')).toMatchObject({
    exitCode: 2,
    err: 'error: baseline known/baseline.yaml does not exist; create it with --write-baseline known/baseline.yaml\n',
  });
  verify('.', '--write-baseline', 'known/baseline.yaml');
  expect(verify('.')).toMatchObject({ exitCode: 0, err: '' });
});

test('a baseline that is a folder is an error', () => {
  mkdirSync('deploy');
  const error = {
    exitCode: 2,
    out: '',
    err: 'error: deploy is a folder; use a file in it, such as deploy/baseline.yaml\n',
  };
  expect(verify('.', '--baseline', 'deploy')).toEqual(error);
  writeFileSync('deploy/web.yaml', deployment('web', 70000));
  expect(verify('.', '--write-baseline', 'deploy')).toEqual(error);
});

test('--write-baseline never replaces another file', () => {
  writeFileSync('web.yaml', deployment('web', 70000));
  expect(verify('.', '--write-baseline', 'web.yaml', '--allow-empty')).toMatchObject({
    exitCode: 2,
    err: 'error: web.yaml:1:1: missing version; use a file that --write-baseline has written\n',
  });
  expect(verify('.', '--write-baseline', 'no/baseline.yaml')).toMatchObject({ exitCode: 2 });
  expect(existsSync('no')).toBe(false);
  expect(readFileSync('web.yaml', 'utf8')).toBe(deployment('web', 70000));
});

test('--write-baseline with --baseline is an error', () => {
  expect(verify('.', ...known, ...written)).toMatchObject({
    exitCode: 2,
    err: expect.stringContaining('"--write-baseline <file>" cannot be used with option "--baseline <file>"'),
  });
});
