/**
 * `GitOpsApp` beside cdk8s' own `App`, `helm template` and `kustomize build`: what synthesis takes. Run with
 *
 *     npm run bench:synth                 all of it, some minutes on a quiet machine; builds what it needs, once
 *     npm run bench:synth -- --quick      without what takes cdk8s long, each once
 *     npm run bench:synth -- --write      writes the tables into docs/performance.md, too
 *     npm run bench:synth -- --by cpu     ratios of processor time, where other programs keep the machine busy
 *     npm run bench:synth -- --rounds 1   no more than so many rounds
 *     npm run bench:synth -- --only Pods  only the tables whose heading has that in it
 *
 * Needs Go, and its module proxy once. Exits with 1 where a claim of the page does not hold.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countOf } from '../conformance/options';
import { withBlock } from '../docs/blocks';
import { claims, holds } from './synth/claims';
import type { By } from './synth/figures';
import { type Measured, measure, phases, type Trial } from './synth/measure';
import { bundled, type Programs } from './synth/programs';
import { claimsTable, growth, phasesTable, timesTable } from './synth/tables';
import { quickTrials, trials } from './synth/trials';

const { values: said } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
    by: { type: 'string', default: 'wall' },
    rounds: { type: 'string', default: '5' },
    only: { type: 'string', default: '' },
  },
});

const page = resolve(__dirname, '..', 'docs', 'performance.md');
const scratch = mkdtempSync(join(tmpdir(), 'bench-synth-'));

/** Puts what was measured between its markers in the page. */
function show(block: string, text: string): void {
  if (said.write) writeFileSync(page, withBlock(readFileSync(page, 'utf8'), block, text));
}

function measureTimes(programs: Programs, by: By): readonly Measured[] {
  const rounds = countOf('rounds', said.rounds);
  const wanted = Object.entries(said.quick ? quickTrials : trials).filter(
    ([title, of]) => title.includes(said.only) && of.length > 0,
  );
  const tables = wanted.map(([title, of]) => {
    const measured = of.flatMap((trial) => measure(atMost(rounds, trial), programs, scratch));
    const text = `${title}:\n\n${timesTable(measured, by)}\n${growth(measured, by)}`;
    console.log(text);
    return { measured, text };
  });
  show('times', tables.map(({ text }) => text.trimEnd()).join('\n\n'));
  return tables.flatMap(({ measured }) => measured);
}

function atMost(rounds: number, trial: Trial): Trial {
  return { ...trial, rounds: Math.min(rounds, trial.rounds) };
}

function measurePhases(programs: Programs): void {
  const rounds = said.quick ? 1 : Math.min(3, countOf('rounds', said.rounds));
  const rows = [
    { of: '10,000 Deployments', args: ['deployments', '10000'] },
    { of: '10,000 Deployments, `verify: false`', args: ['deployments', '10000', 'unverified'] },
    { of: '10,000 Workloads', args: ['workloads', '10000'] },
  ].map(({ of, args }) => ({ of, phases: phases(args, rounds, programs, scratch) }));
  const text = phasesTable(rows);
  console.log(text);
  show('phases', text);
}

function main(): void {
  const { by, only } = said;
  if (by !== 'wall' && by !== 'cpu') throw new Error(`--by ${by}: neither wall nor cpu`);
  if (said.write && (said.quick || only !== ''))
    throw new Error('--write: the page has all of it; leave out --quick, --only');
  try {
    const programs = bundled();
    const measured = measureTimes(programs, by);
    if (only === '') measurePhases(programs);
    const claimed = claims(measured, by);
    const text = claimsTable(claimed);
    console.log(text);
    show('claims', text);
    process.exitCode = claimed.every(holds) ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

main();
