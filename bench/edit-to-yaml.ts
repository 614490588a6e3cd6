/**
 * From an edit of main.ts to new YAML: ours beside the stock `cdk8s init typescript-app` project, and beside what the
 * cdk8s command costs with an app that does nothing. Run with `npm run bench`; needs the package registry once.
 */
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
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
  readonly command: string;
}

/** The median of each subject's runs. The subjects take turns, so that a slow minute hits all of them. */
function measure(subjects: readonly Subject[]): readonly number[] {
  const texts = subjects.map(({ folder }) => readFileSync(join(folder, 'main.ts'), 'utf8'));
  const times: number[][] = subjects.map(() => []);
  for (let run = 0; run <= runs; run++) {
    for (const [index, { folder, command }] of subjects.entries()) {
      edit(folder, texts[index] ?? '', run);
      const milliseconds = time(folder, command);
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

const scratch = mkdtempSync(join(tmpdir(), 'edit-to-yaml-'));
try {
  const stock = join(scratch, 'stock');
  makeStockProject(stock);
  const ours = copyOfOurs(join(scratch, 'ours'));
  const subjects: readonly Subject[] = [
    { name: 'stock project: npx cdk8s synth', folder: stock, command: 'npx cdk8s synth' },
    { name: 'stock project: npm run synth', folder: stock, command: 'npm run synth' },
    {
      name: 'npx cdk8s synth, an app that does nothing',
      folder: ours,
      command: `npx cdk8s synth --app 'mkdir -p dist'`,
    },
    { name: 'ours: npx cdk8s synth', folder: ours, command: 'npx cdk8s synth' },
    { name: 'ours: npm run synth', folder: ours, command: 'npm run synth' },
  ];
  const medians = measure(subjects);
  for (const [index, { name }] of subjects.entries())
    console.log(`${medians[index]?.toFixed(0).padStart(6)} ms  ${name}`);
  const [stockNpx = NaN, stockNpm = NaN, floor = NaN, oursNpx = NaN, oursNpm = NaN] = medians;
  const claims = [
    {
      name: 'npm run synth / the stock project, the faster of its two',
      ratio: oursNpm / Math.min(stockNpx, stockNpm),
      limit: 0.25,
    },
    { name: 'npx cdk8s synth / its own floor', ratio: oursNpx / floor, limit: 1.5 },
  ];
  for (const { name, ratio, limit } of claims) console.log(`${ratio.toFixed(2)} (at most ${limit})  ${name}`);
  process.exitCode = claims.every(({ ratio, limit }) => ratio <= limit) ? 0 : 1;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
