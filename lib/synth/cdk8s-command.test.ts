import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildSync } from 'esbuild';
import { filesOf, temporaryFolder } from '../../test-helpers/temporary-folder';

// With the real command and the real git: what it deletes and keeps to itself is not ours to say.
const project = resolve(__dirname, '../..');
const folder = temporaryFolder();

/** In one file, as it is started many times. */
const program = `
import { ApiObject, Chart } from 'cdk8s';
import { GitOpsApp, synthEach } from './lib/index';
const define = (app) => {
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const metadata = { name: 'settings' };
  new ApiObject(chart, 'a', { apiVersion: 'v1', kind: 'ConfigMap', metadata, data: { level: process.env.LEVEL ?? 'info' } });
};
if (process.env.EACH) synthEach({ staging: { kubernetes: '1.35' } }, define);
else {
  const app = new GitOpsApp({ kubernetes: '1.35' });
  define(app);
  app.synth();
}
`;

type Env = Readonly<Record<string, string>>;

function run(command: readonly [string, ...string[]], env: Env = {}, cwd = folder()) {
  const { NODE_ENV: _test, JEST_WORKER_ID: _worker, ...others } = process.env;
  const [file, ...args] = command;
  const { status, stdout, stderr } = spawnSync(file, args, {
    cwd,
    encoding: 'utf8',
    env: { ...others, CDK8S_CHECK_UPGRADE: 'false', ...env },
  });
  return { status, stdout, stderr };
}

const git = (...args: string[]) =>
  run(['git', '-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false', ...args]);
const commit = () => {
  git('add', '-A', '.');
  git('commit', '-qm', 'x');
};
const synth = (env: Env = {}, ...args: string[]) =>
  run([join(project, 'node_modules/.bin/cdk8s'), 'synth', ...args], env);
const directly = (args: readonly string[], env: Env = {}) => run([process.execPath, 'main.cjs', ...args], env);
const checked = { CDK8S_PODS_CHECK: '1' };

let bundle = '';
beforeAll(() => {
  const { outputFiles } = buildSync({
    stdin: { contents: program, resolveDir: project },
    bundle: true,
    packages: 'external',
    platform: 'node',
    write: false,
  });
  bundle = outputFiles[0]?.text ?? '';
});
beforeEach(() => {
  writeFileSync(join(folder(), 'main.cjs'), bundle);
  writeFileSync(join(folder(), 'cdk8s.yaml'), 'language: typescript\napp: node main.cjs\n');
  writeFileSync(join(folder(), '.gitignore'), 'node_modules\nbuild\n');
  symlinkSync(join(project, 'node_modules'), join(folder(), 'node_modules'));
});

describe('cdk8s synth with CDK8S_PODS_CHECK=1', () => {
  test('compares with the last commit, says what differs, and leaves what the app synthesizes', () => {
    git('init', '-q');
    expect(directly([])).toMatchObject({ status: 0, stderr: 'dist: 1 file new\n' });
    commit();
    const committed = filesOf(join(folder(), 'dist'));
    expect(Object.keys(committed)).toEqual(['.cdk8s-pods', 'shop.k8s.yaml']);

    // In a hook of git, variables may name another repository.
    const same = synth({ ...checked, GIT_DIR: join(folder(), 'other/.git') });
    expect(same).toMatchObject({ status: 0, stderr: 'dist: the last commit is up to date, 1 file\n' });
    expect(filesOf(join(folder(), 'dist'))).toEqual(committed);

    const other = synth({ ...checked, LEVEL: 'debug' });
    expect(other.status).not.toBe(0);
    expect(other.stderr).toMatch(
      /^dist in the last commit differs from the output of the app:\nchanged: shop\.k8s\.yaml$/m,
    );
    expect(other.stderr).toMatch(/^-\s+level: info\n\+\s+level: debug$/m);
    expect(readFileSync(join(folder(), 'dist/shop.k8s.yaml'), 'utf8')).toContain('level: debug');
    expect(git('status', '--short').stdout).toBe(' M dist/shop.k8s.yaml\n');
  });

  test('of environments, and into another folder', () => {
    git('init', '-q');
    const env = { ...checked, EACH: '1' };
    directly([], { EACH: '1', CDK8S_OUTDIR: 'out/manifests' });
    commit();
    expect(synth(env, '--output', 'out/manifests').status).toBe(0);
    const other = synth({ ...env, LEVEL: 'debug' }, '--output', 'out/manifests');
    expect(other.status).not.toBe(0);
    expect(other.stderr).toContain('changed: staging/shop.k8s.yaml\n');
    expect(other.stderr).toContain('1 file out of date: 1 changed\n');
  });

  test('prints one line of its own, and none with --stdout', () => {
    expect(synth().stderr).toBe('dist: 1 file new\n');
    expect(synth({}, '--stdout')).toMatchObject({ stdout: expect.stringMatching(/^apiVersion: v1\n/), stderr: '' });
  });

  test('without a commit is an error that says how to compare', () => {
    const message =
      /dist: emptied by the command cdk8s, and not in a commit \(.+\); run the program itself, such as npx ts-node main\.ts --check,/;
    const withoutRepository = synth({ ...checked, GIT_CEILING_DIRECTORIES: resolve(folder(), '..') });
    expect(withoutRepository.status).not.toBe(0);
    expect(withoutRepository.stderr).toMatch(message);
    git('init', '-q');
    expect(synth(checked).stderr).toMatch(message);
    expect(synth({ ...checked, PATH: join(process.execPath, '..') }).stderr).toMatch(message);
    expect(existsSync(join(folder(), 'dist'))).toBe(false);
  });
});

test('the program itself, with --check or that environment, compares with the folder, whatever is committed', () => {
  git('init', '-q');
  expect(directly(['--check']).status).toBe(1);
  expect(existsSync(join(folder(), 'dist'))).toBe(false);
  directly([]);
  for (const env of [{}, checked]) {
    const { status, stdout } = directly(env === checked ? [] : ['--check'], { ...env, LEVEL: 'debug' });
    expect([status, stdout]).toEqual([
      1,
      expect.stringMatching(/^dist differs from the output of the app:\nchanged: shop/),
    ]);
  }
  expect(directly([], checked)).toMatchObject({ status: 0, stdout: '', stderr: 'dist: up to date, 1 file\n' });
  expect(directly([]).stderr).toBe('dist: 1 file unchanged\n');
  expect(directly([], { CI: 'true', LEVEL: 'debug' }).stderr).toBe('dist: 1 file changed\n');
  expect(directly([]).stderr).toBe('dist: 1 file changed\n');
  const mistyped = directly(['--chek'], { LEVEL: 'debug' });
  expect([mistyped.status, mistyped.stderr]).toEqual([1, expect.stringContaining('unknown argument "--chek"')]);
  expect(readFileSync(join(folder(), 'dist/shop.k8s.yaml'), 'utf8')).toContain('level: info');
  rmSync(join(folder(), 'dist'), { recursive: true });
});
