import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parse } from 'yaml';

// As somebody does it who has the tarball: one `npm install`, whose packages all templates then share.

const project = resolve(__dirname, '../..');
const scratch = mkdtempSync(join(tmpdir(), 'init-'));
const first = join(scratch, 'web');

/** Nothing of the test run that this is a part of. */
const environment: NodeJS.ProcessEnv = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !/^(?:npm_(?!config_)|JEST_|NODE_|CDK8S_|CI$|INIT_CWD$)/.test(name)),
);

/** Runs a command, or fails with all it printed. */
function run(command: string, folder: string) {
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    env: environment,
  });
  if (status !== 0) throw new Error(`${command}: exit code ${status}\n${stdout}\n${stderr}`);
  return { stdout, stderr };
}

beforeAll(() => {
  run(`npm pack --pack-destination "${scratch}"`, project);
  run('npx --yes ./cdk8s-pods-*.tgz init web', scratch);
  run('npm install', first);
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

test('the dependency is the tarball that ran', () => {
  const { dependencies } = JSON.parse(readFileSync(join(first, 'package.json'), 'utf8'));
  expect(dependencies['cdk8s-pods']).toMatch(/^file:\.\.\/cdk8s-pods-[\d.]+\.tgz$/);
});

test.each(['web', 'proxy', 'adapter', 'ambassador', 'empty'])(
  'a project of the template %s synthesizes, passes its tests and compiles',
  (name) => {
    const folder = join(scratch, name);
    if (folder !== first) {
      run(`web/node_modules/.bin/cdk8s-pods init ${name} --template ${name}`, scratch);
      symlinkSync(join(first, 'node_modules'), join(folder, 'node_modules'));
      const dependencies = (of: string) => JSON.parse(readFileSync(join(of, 'package.json'), 'utf8')).dependencies;
      expect(dependencies(folder)).toEqual(dependencies(first));
    }
    const { stderr } = run('npm run synth', folder);
    expect(stderr).not.toMatch(/warning|error/);
    expect(existsSync(join(folder, 'dist/shop.k8s.yaml'))).toBe(name !== 'empty');
    run('npm test', folder);
    if (folder === first) run('CI=true npm test', folder);
    run('npm run types', folder);
    run('npx cdk8s-pods synth --check', folder);
  },
);

test('a second init of a project has nothing to add', () => {
  expect(run('npx cdk8s-pods init', first).stderr).toContain('nothing to add');
});

test('synth --watch synthesizes after an edit, survives a syntax error, and ends at once on Ctrl-C', async () => {
  const main = join(first, 'main.ts');
  const text = readFileSync(main, 'utf8');
  const child = spawn('node_modules/.bin/cdk8s-pods', ['synth', '--watch'], { cwd: first, env: environment });
  let printed = '';
  child.stderr.on('data', (data) => {
    printed += data;
  });
  const until = async (expected: string) => {
    for (const start = Date.now(); !printed.includes(expected); await setTimeout(20)) {
      if (Date.now() - start > 120_000) throw new Error(`not printed: ${expected}\n${printed}`);
    }
    printed = printed.slice(printed.indexOf(expected) + expected.length);
  };
  await until('synth: done');
  writeFileSync(main, text.replace('replicas: 2', 'replicas: 3'));
  await until('main.ts changed\n');
  await until('changed dist/shop.k8s.yaml: Deployment shop/storefront\n');
  await until('synth: done');
  writeFileSync(main, text.replace('replicas: 2', 'replicas: ='));
  await until('synth: failed with exit code 1');
  writeFileSync(main, text);
  await until('changed dist/shop.k8s.yaml: Deployment shop/storefront\n');
  await until('synth: done');
  child.kill('SIGINT');
  expect(await once(child, 'close')).toEqual([0, null]);
});

test('synth --watch ends when its terminal is closed', async () => {
  const child = spawn('node_modules/.bin/cdk8s-pods', ['synth', '--watch'], { cwd: first, env: environment });
  for await (const data of child.stderr) {
    if (String(data).includes('synth: done')) child.kill('SIGHUP');
  }
  expect(child.exitCode ?? (await once(child, 'close'))[0]).toBe(0);
});

test('a project of npm init with a program runs all that init has added', () => {
  const folder = join(scratch, 'npm-init');
  mkdirSync(folder);
  run('npm init -y', folder);
  const main = "import { App, Chart } from 'cdk8s';\nconst app = new App();\nnew Chart(app, 'shop');\napp.synth();\n";
  writeFileSync(join(folder, 'main.ts'), main);
  run('../web/node_modules/.bin/cdk8s-pods init --yes', folder);
  run('npm install', folder);
  const workflow = parse(readFileSync(join(folder, '.github/workflows/manifests.yaml'), 'utf8'));
  const commands: readonly string[] = workflow.jobs.manifests.steps.flatMap(
    ({ run: command }: { readonly run?: string }) => command ?? [],
  );
  expect(commands).toEqual(['npm ci', 'npm run types', 'npm run synth']);
  for (const command of commands.slice(1)) run(command, folder);
});

test('a project that exists keeps its files, and gets what it lacks', () => {
  const folder = join(scratch, 'existing');
  const packageJson = '{\n    "name": "existing",\n    "scripts": {"synth": "cdk8s synth"}\n}\n';
  mkdirSync(folder);
  writeFileSync(join(folder, 'package.json'), packageJson);
  writeFileSync(join(folder, 'main.ts'), '// mine\n');
  const init = '../web/node_modules/.bin/cdk8s-pods init';
  expect(() => run(`${init} </dev/null`, folder)).toThrow(/exit code 1\nchanged: package\.json\n/);
  expect(readFileSync(join(folder, 'package.json'), 'utf8')).toBe(packageJson);
  run(`${init} --yes`, folder);
  expect(readFileSync(join(folder, 'main.ts'), 'utf8')).toBe('// mine\n');
  const completed = readFileSync(join(folder, 'package.json'), 'utf8');
  expect(completed).toContain(
    '    "scripts": {"synth": "cdk8s synth",\n        "watch": "cdk8s-pods synth --watch",\n',
  );
  expect(JSON.parse(completed).dependencies['cdk8s-pods']).toMatch(/^file:\.\.\/cdk8s-pods-/);
});
