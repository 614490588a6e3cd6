import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parse, parseAllDocuments } from 'yaml';
import { runCommand } from '../test-helpers/run-command';
import { temporaryFolder } from '../test-helpers/temporary-folder';
import { fencesOf } from './fences';
import { pagesOfDocs } from './pages';

const project = resolve(__dirname, '..');
const fences = fencesOf(readFileSync(join(__dirname, 'ci.md'), 'utf8'));
const page = readFileSync(join(__dirname, 'ci.md'), 'utf8');
const folder = temporaryFolder();

/** The exit code of the command. */
const verified = (...args: readonly string[]) => runCommand(args).exitCode;

function fence(file: string): string {
  const found = fences.find(({ text }) => text.startsWith(`# ${file}\n`));
  if (found === undefined) throw new Error(`docs/ci.md has no fence of ${file}`);
  return found.text;
}

/** Runs a script with the command of a project, which writes a ConfigMap with a value. */
function script(text: string, cwd: string, value = 'one') {
  const tools = join(folder(), 'tools');
  mkdirSync(tools, { recursive: true });
  const synth = `mkdir -p dist/production && echo "value: ${value}" >dist/production/shop.yaml`;
  writeFileSync(join(tools, 'npx'), `#!/bin/sh\necho "npx $*"\ncase "$*" in *check*) ;; *synth*) ${synth} ;; esac\n`, {
    mode: 0o755,
  });
  writeFileSync(join(tools, 'npm'), '#!/bin/sh\necho "npm $*"\n', { mode: 0o755 });
  const PATH = `${tools}:${process.env.PATH}`;
  const { status, stdout, stderr } = spawnSync('sh', ['-e', '-c', text], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH },
  });
  if (status !== 0) throw new Error(`exit code ${status}\n${stdout}\n${stderr}`);
  return stdout;
}

test('the workflow for GitHub uses inputs that action.yml has, and its table lists all', () => {
  const { inputs } = parse(readFileSync(join(project, 'action.yml'), 'utf8'));
  const { jobs } = parse(fence('.github/workflows/verify.yaml'));
  const [, step] = jobs.verify.steps;
  expect(step.uses).toMatch(/^OWNER\/cdk8s-pods@v\d/);
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
  const rows = [...page.matchAll(/^\| (`[a-z].*?) \|/gm)].flatMap(([, names = '']) => names.match(/[a-z-]+/g) ?? []);
  expect(rows.toSorted()).toEqual(Object.keys(inputs).toSorted());
});

test('a repository with findings fails only for new ones, after the steps of the page', () => {
  const [, command = ''] = /^ {3}(npx cdk8s-pods verify .*--write-baseline .*)$/m.exec(page) ?? [];
  const settings = /^ {3}# (\.cdk8s-pods\.yaml)\n((?: {3}(?!```).*\n)+)/m.exec(page);
  const finding = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata: {name: ${name}}\nspec: {containers: []}\n`;
  process.chdir(folder());
  try {
    mkdirSync('deploy');
    writeFileSync('deploy/old.yaml', finding('old'));
    expect(verified('verify', 'deploy')).toBe(1);
    writeFileSync(settings?.[1] ?? '', (settings?.[2] ?? '').replace(/^ {3}/gm, ''));
    expect(verified(...command.split(' ').slice(2))).toBe(0);
    expect(verified('verify', 'deploy')).toBe(0);
    writeFileSync('deploy/new.yaml', finding('new'));
    expect(verified('verify', 'deploy')).toBe(1);
  } finally {
    process.chdir(project);
  }
});

test('the workflow of a plan fetches the main branch, writes the comment, and then fails for what is recreated', () => {
  const { jobs, permissions } = parse(fence('.github/workflows/plan.yaml'));
  const [checkout, ...steps] = jobs.plan.steps;
  expect(checkout.with).toEqual({ 'fetch-depth': 0 });
  expect(permissions['pull-requests']).toBe('write');
  const cwd = join(folder(), 'shop');
  const pod = (image: string) =>
    `apiVersion: v1\nkind: Pod\nmetadata: {name: web}\nspec: {containers: [{name: web, image: ${image}}], hostNetwork: ${image === 'b'}}\n`;
  mkdirSync(join(cwd, 'dist'), { recursive: true });
  writeFileSync(join(cwd, 'dist/pod.yaml'), pod('a'));
  const git = (...args: readonly string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', '-c', 'commit.gpgsign=false', ...args], { cwd });
  for (const args of [
    ['init', '-q'],
    ['add', '.'],
    ['commit', '-qm', 'x'],
    ['update-ref', 'refs/remotes/origin/main', 'HEAD'],
  ])
    git(...args);
  writeFileSync(join(cwd, 'dist/pod.yaml'), pod('b'));
  const base = jobs.plan.env.BASE.replace('${{ github.base_ref }}', 'main');
  const plans = steps.flatMap(
    ({ run: command }: { run: string }) => /^npx cdk8s-pods (plan [^>]*)/.exec(command)?.[1] ?? [],
  );
  process.chdir(cwd);
  try {
    expect(plans.map((command: string) => verified(...command.trim().replace('"$BASE"', base).split(' ')))).toEqual([
      0, 1,
    ]);
  } finally {
    process.chdir(project);
  }
});

test('the workflow for changed objects uses inputs of the action, and fetches the main branch', () => {
  const { inputs } = parse(readFileSync(join(project, 'action.yml'), 'utf8'));
  const [checkout, step] = parse(fence('.github/workflows/changed.yaml')).jobs.verify.steps;
  expect(checkout.with).toEqual({ 'fetch-depth': 0 });
  expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(step.with)));
});

test('the configuration of pre-commit names the hook', () => {
  const [{ id, language, entry }] = parse(readFileSync(join(project, '.pre-commit-hooks.yaml'), 'utf8'));
  expect({ language, entry }).toEqual({ language: 'node', entry: 'cdk8s-pods verify --allow-empty' });
  expect(parse(fence('.pre-commit-config.yaml')).repos[0].hooks[0].id).toBe(id);
});

test('the job for GitLab runs the two commands of the page', () => {
  const { manifests } = parse(fence('.gitlab-ci.yml'));
  const [first] = fences;
  expect(manifests.script).toEqual(['npm ci', ...(first?.text.trimEnd().split('\n') ?? [])]);
  expect(script(manifests.script.join('\n'), folder()).trimEnd().split('\n')).toEqual(manifests.script);
});

test('the job for GitLab of any repository verifies its folder', () => {
  const { manifests } = parse(fence('.gitlab-ci.yml of any repository'));
  expect(manifests.script).toEqual(['npm ci', 'npx cdk8s-pods verify deploy']);
});

test('no page has npx install what it runs, as the name is not ours in the public registry', () => {
  const pages = pagesOfDocs().map((path) => [path, readFileSync(join(project, path), 'utf8')] as const);
  expect(pages.filter(([, text]) => /npx (?:--yes|-y) cdk8s-pods/.test(text)).map(([path]) => path)).toEqual([]);
});

test('rendered manifests become a commit on the branch of the environment, if they changed', () => {
  const push = fences.find(({ text }) => text.includes('git write-tree'))?.text ?? '';
  const [remote, clone] = [join(folder(), 'remote.git'), join(folder(), 'clone')];
  const git = (...args: readonly string[]) =>
    execFileSync('git', args, { cwd: clone, encoding: 'utf8', stdio: 'pipe' }).trim();
  execFileSync('git', ['init', '--quiet', '--bare', remote]);
  execFileSync('git', ['clone', '--quiet', remote, clone], { stdio: 'pipe' });
  for (const [name, value] of [
    ['user.name', 'Ada'],
    ['user.email', 'ada@shop.example'],
  ] as const)
    git('config', name, value);
  git('commit', '--quiet', '--allow-empty', '--message', 'program');
  const counts = ['one', 'one', 'two'].map((value) => {
    script(push, clone, value);
    git('fetch', '--quiet');
    return git('rev-list', '--count', 'origin/env/production');
  });
  expect(counts).toEqual(['1', '1', '2']);
  expect(git('show', 'origin/env/production:shop.yaml')).toBe('value: two');
});

test('the objects for Argo CD and Flux name the branch and the folder', () => {
  expect(parse(fence('application.yaml'))).toMatchObject({ kind: 'Application', spec: { source: { path: 'dist' } } });
  const flux = parseAllDocuments(fence('flux.yaml')).map((document) => document.toJS());
  expect(flux).toMatchObject([{ kind: 'GitRepository' }, { kind: 'Kustomization', spec: { path: './dist' } }]);
});

test('the expressions for Renovate find each image of images.replace, and nothing else', () => {
  const { customManagers } = JSON.parse(fences.find(({ language }) => language === 'json')?.text ?? '');
  const [{ managerFilePatterns, matchStrings, matchStringsStrategy }] = customManagers;
  expect(matchStringsStrategy).toBe('recursive');
  const [block, image] = matchStrings.map((expression: string) => new RegExp(expression, 'g'));
  // What follows has images' form, and is none.
  const text =
    fence('cdk8s.yaml').replace('    replace:\n', '    replace: # by name\n\n      # the proxy\n') +
    '    registry: registry.example:5000\n  other: a.example/b:1\noutput: x/y:2\n';
  const blocks = [...text.matchAll(block)].map(([found]) => found);
  const images = blocks.flatMap((found) => [...found.matchAll(image)].map(({ groups }) => ({ ...groups })));
  expect(images).toEqual([
    { depName: 'docker.io/nginxinc/nginx-unprivileged', currentValue: '1.30.4' },
    {
      depName: 'docker.io/fluent/fluent-bit',
      currentValue: '4.2.0',
      currentDigest: expect.stringMatching(/^sha256:.{64}$/),
    },
    { depName: 'registry.example:5000/oliver006/redis_exporter', currentValue: 'v1.80.0' },
  ]);
  const [, pattern = ''] = /^\/(.*)\/$/.exec(managerFilePatterns[0]) ?? [];
  expect('shop/cdk8s.yaml').toMatch(new RegExp(pattern));
});
