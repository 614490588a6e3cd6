import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parse } from 'yaml';

interface Step {
  readonly name: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
}

const project = resolve(__dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'action-'));
const action = join(scratch, 'action');
const repository = join(scratch, 'repository');
const { inputs, runs } = parse(readFileSync(join(project, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};

/** Runs a step of the action as a runner does. */
function runStep(name: string, given: Readonly<Record<string, string>> = {}, path = process.env.PATH) {
  const folder = join(repository, given['working-directory'] ?? '.');
  const step = runs.steps.find((one) => one.name === name);
  if (step === undefined) throw new Error(`action.yml has no step "${name}"`);
  const values: Readonly<Record<string, string>> = {
    ...Object.fromEntries(Object.entries(inputs).map(([input, { default: value }]) => [`inputs.${input}`, value])),
    ...Object.fromEntries(Object.entries(given).map(([input, value]) => [`inputs.${input}`, value])),
    'github.action_path': action,
  };
  const env = Object.entries(step.env).map(([variable, expression]) => {
    const [, value = ''] = /^\$\{\{ (.+) \}\}$/.exec(expression) ?? [];
    return [variable, values[value] ?? `unknown ${expression}`] as const;
  });
  const output = join(scratch, 'output');
  writeFileSync(output, '');
  const { status, stdout, stderr } = spawnSync(
    'bash',
    ['--noprofile', '--norc', '-e', '-o', 'pipefail', '-c', step.run],
    {
      cwd: folder,
      encoding: 'utf8',
      env: {
        ...process.env,
        ...Object.fromEntries(env),
        GITHUB_OUTPUT: output,
        GITHUB_WORKSPACE: repository,
        PATH: path,
      },
    },
  );
  return { status, stdout, stderr, outputs: readFileSync(output, 'utf8') };
}

const pod = (image: string) =>
  `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: "${image}"}]}\n`;

beforeAll(() => {
  mkdirSync(join(repository, 'some deploy'), { recursive: true });
  writeFileSync(join(repository, 'good.yaml'), pod('nginx:1.29'));
  writeFileSync(join(repository, 'some deploy/bad.yaml'), pod(' '));
  mkdirSync(action);
  const built = spawnSync(process.execPath, [join(project, 'scripts/build.cjs'), join(action, 'build')]);
  if (built.status !== 0) throw new Error(`build: ${built.stdout}${built.stderr}`);
  cpSync(join(project, 'package.json'), join(action, 'package.json'));
  symlinkSync(join(project, 'node_modules'), join(action, 'node_modules'));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('the action installs itself where it has no build, and only there', () => {
  const tools = join(scratch, 'tools');
  mkdirSync(tools);
  writeFileSync(join(tools, 'npm'), '#!/bin/sh\necho "npm $1 in $PWD"\n', { mode: 0o755 });
  const path = `${tools}:${process.env.PATH}`;
  expect(runStep('Install', {}, path)).toMatchObject({ status: 0, stdout: '' });
  cpSync(join(action, 'build'), join(scratch, 'build'), { recursive: true });
  rmSync(join(action, 'build'), { recursive: true });
  expect(runStep('Install', {}, path)).toMatchObject({ status: 0, stdout: `npm ci in ${action}\n` });
  cpSync(join(scratch, 'build'), join(action, 'build'), { recursive: true });
});

test('the action passes without findings', () => {
  const given = { paths: 'good.yaml', kubernetes: '1.35', practices: 'off' };
  expect(runStep('Verify', given)).toMatchObject({ status: 0, stdout: '', stderr: '', outputs: 'exit-code=0\n' });
});

test('the action fails with findings, annotates their lines, and writes them as SARIF', () => {
  const given = { paths: 'good.yaml\nsome deploy\n', kubernetes: '1.35', practices: 'off', sarif: 'pods.sarif' };
  const { status, stdout, outputs } = runStep('Verify', given);
  expect({ status, outputs }).toEqual({ status: 1, outputs: 'exit-code=1\n' });
  expect(stdout).toMatch(/^::error file=some deploy\/bad\.yaml,line=4,/);
  const sarif = JSON.parse(readFileSync(join(repository, 'pods.sarif'), 'utf8'));
  expect(sarif.runs[0].results).toHaveLength(1);
});

test('in another working-directory, files are named from the repository, where the SARIF file is as well', () => {
  const given = { 'working-directory': 'some deploy', kubernetes: '1.35', practices: 'off' };
  const { status, stdout } = runStep('Verify', { ...given, paths: 'bad.yaml', sarif: 'out/new/pods.sarif' });
  expect(status).toBe(1);
  expect(stdout).toMatch(/^::error file=some deploy\/bad\.yaml,line=4,/);
  const sarif = JSON.parse(readFileSync(join(repository, 'out/new/pods.sarif'), 'utf8'));
  const [{ physicalLocation }] = sarif.runs[0].results[0].locations;
  expect(physicalLocation.artifactLocation.uri).toBe('some%20deploy/bad.yaml');
});

test('the action reports only what a baseline does not have, and what changed since a revision', () => {
  const given = { paths: 'some deploy', kubernetes: '1.35', practices: 'off' };
  const verify = [join(action, 'build/lib/cli/bin.js'), 'verify', 'some deploy', '--kubernetes', '1.35'];
  spawnSync(process.execPath, [...verify, '--write-baseline', 'known.yaml'], { cwd: repository });
  expect(runStep('Verify', { ...given, baseline: 'known.yaml' })).toMatchObject({
    status: 0,
    stdout: '::notice title=cdk8s-pods::findings not reported: 1 in the baseline\n',
  });
  const git = (...args: readonly string[]) => spawnSync('git', args, { cwd: repository });
  git('init', '--quiet');
  git('add', '.');
  git('-c', 'user.name=Test', '-c', 'user.email=test@example.org', 'commit', '--quiet', '--message', 'x');
  expect(runStep('Verify', { ...given, since: 'HEAD' }).status).toBe(0);
  writeFileSync(join(repository, 'some deploy/bad.yaml'), pod('  '));
  expect(runStep('Verify', { ...given, since: 'HEAD' }).status).toBe(1);
});

test('the action fails where the SARIF file cannot be written', () => {
  const given = { paths: 'good.yaml', kubernetes: '1.35', practices: 'off' };
  expect(runStep('Verify', { ...given, sarif: 'good.yaml/pods.sarif' }).status).not.toBe(0);
  expect(runStep('Verify', { ...given, sarif: 'some deploy' }).status).not.toBe(0);
});

test('the action fails for an input that is not valid, and for a repository without manifests', () => {
  expect(runStep('Verify', { paths: 'good.yaml', kubernetes: '1.99' })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('error: --kubernetes: '),
    outputs: 'exit-code=2\n',
  });
  expect(runStep('Verify')).toMatchObject({ status: 2, stderr: expect.stringContaining('cannot read dist') });
});

test('an input is never run as a command', () => {
  const { status, stderr } = runStep('Verify', { paths: '$(touch injected)\n--output\n`touch injected`' });
  expect(status).toBe(2);
  expect(stderr).toContain('cannot read $(touch injected)');
});
