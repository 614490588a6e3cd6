/**
 * From an edit of main.ts to new YAML: ours beside the stock `cdk8s init typescript-app` project, and beside what the
 * cdk8s command costs with an app that does nothing; and a project of `cdk8s-pods init`, also while `synth --watch` runs.
 * Run with `npm run bench`; needs the package registry once.
 */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { makeStockProject, stockEnvironment } from '../e2e/stock-project/make-stock-project';

const project = resolve(__dirname, '..');
const runs = 5;

/** Milliseconds of one run of a command, its output kept for when it fails. */
function time(folder: string, command: string): number {
  const start = process.hrtime.bigint();
  const { status, stdout, stderr } = spawnSync(command, {
    cwd: folder,
    shell: true,
    encoding: 'utf8',
    env: stockEnvironment,
  });
  const milliseconds = Number(process.hrtime.bigint() - start) / 1e6;
  if (status !== 0) throw new Error(`${command}: exit code ${status}\n${stdout}\n${stderr}`);
  return milliseconds;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

/** Changes main.ts without changing what it says. */
function edit(folder: string, text: string, run: number): void {
  writeFileSync(join(folder, 'main.ts'), `${text}\n// edit ${run}\n`);
}

interface Subject {
  readonly name: string;
  readonly folder: string;
  /** Milliseconds from an edit to new YAML. */
  readonly time: () => Promise<number>;
}

function commandSubject(name: string, folder: string, command: string): Subject {
  return { name, folder, time: async () => time(folder, command) };
}

/** A command that watches, and prints when a run is done: its time begins with the edit, which it has to notice. */
function watchSubject(name: string, folder: string, watching: ChildProcess): Subject {
  let printed = '';
  watching.stderr?.on('data', (data) => {
    printed += data;
  });
  const runsDone = () => printed.split('synth: done').length - 1;
  const next = async () => {
    const [start, before] = [process.hrtime.bigint(), runsDone()];
    while (runsDone() === before) {
      if (printed.includes('synth: failed') || watching.exitCode !== null) throw new Error(`${name}: ${printed}`);
      if (watching.stderr !== null) await once(watching.stderr, 'data');
    }
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  return { name, folder, time: next };
}

/** The median of each subject's runs. The subjects take turns, so that a slow minute hits all of them. */
async function measure(subjects: readonly Subject[]): Promise<readonly number[]> {
  const texts = subjects.map(({ folder }) => readFileSync(join(folder, 'main.ts'), 'utf8'));
  const times: number[][] = subjects.map(() => []);
  for (let run = 0; run <= runs; run++) {
    for (const [index, { folder, time }] of subjects.entries()) {
      edit(folder, texts[index] ?? '', run);
      const milliseconds = await time();
      if (run > 0) times[index]?.push(milliseconds); // the first run warms the caches
    }
  }
  return times.map(median);
}

/** A copy of what this project's two commands read, so that the benchmark edits nobody's main.ts. */
function copyOfOurs(folder: string): string {
  for (const file of ['main.ts', 'lib', 'cdk8s.yaml', 'package.json', 'scripts', 'tsconfig.json', '.npmrc']) {
    cpSync(join(project, file), join(folder, file), { recursive: true });
  }
  symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'), 'dir');
  return folder;
}

/** A project of `cdk8s-pods init`, with the package built from this checkout, and all others that it needs linked. */
function initProject(folder: string): string {
  const installed = join(folder, 'node_modules/cdk8s-pods');
  mkdirSync(installed, { recursive: true });
  for (const name of readdirSync(join(project, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(project, 'node_modules', name), join(folder, 'node_modules', name));
  }
  cpSync(join(project, 'package.json'), join(installed, 'package.json'));
  const built = spawnSync(process.execPath, [join(project, 'scripts/build.cjs'), join(installed, 'build')]);
  if (built.status !== 0) throw new Error(`build: ${built.stdout}${built.stderr}`);
  mkdirSync(join(folder, 'node_modules/.bin'));
  symlinkSync(join(installed, 'build/lib/cli/bin.js'), join(folder, 'node_modules/.bin/cdk8s-pods'));
  chmodSync(join(installed, 'build/lib/cli/bin.js'), 0o755);
  time(folder, `${process.execPath} node_modules/.bin/cdk8s-pods init`);
  return folder;
}

/** Starts `synth --watch` in a project. */
function watch(folder: string): ChildProcess {
  const stdio = ['ignore', 'ignore', 'pipe'] as const;
  return spawn(process.execPath, ['node_modules/.bin/cdk8s-pods', 'synth', '--watch'], {
    cwd: folder,
    stdio: [...stdio],
  });
}

const scratch = mkdtempSync(join(tmpdir(), 'edit-to-yaml-'));
let watching: ChildProcess | undefined;
main()
  .finally(() => {
    watching?.kill('SIGINT');
    rmSync(scratch, { recursive: true, force: true });
  })
  .catch((error) => {
    console.error(error);
    process.exitCode = 1;
  });

async function main(): Promise<void> {
  const stock = join(scratch, 'stock');
  makeStockProject(stock);
  const ours = copyOfOurs(join(scratch, 'ours'));
  const init = initProject(join(scratch, 'init'));
  const watched = initProject(join(scratch, 'watched'));
  watching = watch(watched);
  const subjects: readonly Subject[] = [
    commandSubject('stock project: npx cdk8s synth', stock, 'npx cdk8s synth'),
    commandSubject('stock project: npm run synth', stock, 'npm run synth'),
    commandSubject('npx cdk8s synth, an app that does nothing', ours, `npx cdk8s synth --app 'mkdir -p dist'`),
    commandSubject('ours: npx cdk8s synth', ours, 'npx cdk8s synth'),
    commandSubject('ours: npm run synth', ours, 'npm run synth'),
    commandSubject('init project: npm run synth', init, 'npm run synth'),
    watchSubject('init project: synth --watch, a run of it', watched, watching),
  ];
  await subjects.at(-1)?.time(); // its first run, before any edit
  const medians = await measure(subjects);
  for (const [index, { name }] of subjects.entries())
    console.log(`${medians[index]?.toFixed(0).padStart(6)} ms  ${name}`);
  const [stockNpx = NaN, stockNpm = NaN, floor = NaN, oursNpx = NaN, oursNpm = NaN, initNpm = NaN, oneRun = NaN] =
    medians;
  const faster = Math.min(stockNpx, stockNpm);
  const claims = [
    { name: 'npm run synth / the stock project, the faster of its two', ratio: oursNpm / faster, limit: 0.25 },
    { name: 'npx cdk8s synth / its own floor', ratio: oursNpx / floor, limit: 1.5 },
    { name: 'init project: npm run synth / the stock project', ratio: initNpm / faster, limit: 0.4 },
    { name: 'synth --watch, a run of it / the stock project', ratio: oneRun / faster, limit: 1 / 6 },
  ];
  for (const { name, ratio, limit } of claims)
    console.log(`${ratio.toFixed(3)} (at most ${limit.toFixed(3)})  ${name}`);
  process.exitCode = claims.every(({ ratio, limit }) => ratio <= limit) ? 0 : 1;
}
