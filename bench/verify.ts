/**
 * `verify` beside the validators that a user would take instead: what an object costs, and what each catches. Run with
 *
 *     npm run bench:verify                          all of it, some minutes; builds and installs what it needs, once
 *     npm run bench:verify -- --write               writes the tables into docs/validators.md, too
 *     npm run bench:verify -- --count 2000          fewer templates; --fresh 2000, fewer mutants; --rounds 1
 *     npm run bench:verify -- --only cost           only one part: cost, runs or catches
 *
 * Needs Go, and the package registries once. Exits with 1 where a claim of the page does not hold.
 */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { countOf } from '../conformance/options';
import { withBlock } from '../docs/blocks';
import type { JsonObject } from '../generate/json';
import { kindName, kinds } from '../generate/kinds';
import { catchTable } from './verify/catches';
import { broken, type Costs, costs, costTable, timesOfKubeconform } from './verify/costs';
import { kubernetesModels, kubernetesModelsCost, verify, verifyCosts } from './verify/in-node';
import { asYaml, writeFiles, writeInputs } from './verify/inputs';
import { corpus, fresh } from './verify/judged';
import { kindsMixed } from './verify/kinds-mixed';
import { kubeconform, kubeconformCommand, kubeconformCosts } from './verify/kubeconform';
import { kubectlValidate, kubectlValidateCost } from './verify/kubectl-validate';
import { rendered } from './verify/rendered';
import { brokenRuns, type Compared, comparedTable, type Growth, growthTable, inPairs, wholeRuns } from './verify/runs';
import { deployments, templates } from './verify/templates';
import { compiled } from './verify/tools';
import { verifyCommand, verifyCommandCost } from './verify/verify-command';

/** The release that kubernetes-models is made from; the others are given its OpenAPI. */
const release = '1.36';

const { values: said } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    fresh: { type: 'string', default: '10000' },
    seed: { type: 'string', default: 'validators' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
});

const page = resolve(__dirname, '..', 'docs', 'validators.md');
const scratch = mkdtempSync(join(tmpdir(), 'bench-verify-'));

/** Prints what was measured, and puts it between its markers in the page. */
function show(block: string, text: string): void {
  console.log(text);
  if (said.write) writeFileSync(page, withBlock(readFileSync(page, 'utf8'), block, text));
}

async function measureCatches(lib: string): Promise<void> {
  const validators = [
    verify(release, lib),
    kubeconform(release, scratch),
    kubernetesModels(release),
    kubectlValidate(release, scratch),
  ];
  const mutants = await fresh(release, countOf('fresh', said.fresh), said.seed);
  const sets = [
    { title: `${number(mutants.length)} new mutants (seed \`${said.seed}\`)`, judged: mutants },
    { title: `The committed corpus, which \`verify\` is tested with`, judged: corpus(release) },
  ];
  show(
    'catches',
    sets.map(({ title, judged }) => `${title}:\n\n${catchTable(judged, validators, scratch)}`).join('\n'),
  );
}

interface Objects {
  readonly title: string;
  readonly make: (seed: string) => readonly JsonObject[];
}

/** @returns what is claimed and does not hold */
function measureCosts(lib: string): readonly string[] {
  const count = countOf('count', said.count);
  const names = [...new Set(kinds.map(({ definition }) => kindName(definition)))];
  const validators = [
    ...verifyCosts(release, lib),
    verifyCommandCost(release, lib, scratch),
    ...kubeconformCosts(release, names, scratch),
    kubernetesModelsCost(release),
    kubectlValidateCost(release, scratch),
  ];
  const sets: readonly Objects[] = [
    { title: 'workloads', make: (seed) => templates(count, seed) },
    { title: `objects of all ${names.length} kinds`, make: (seed) => kindsMixed(release, count / 2, seed) },
  ];
  const measured = sets.map(({ title, make }) => {
    const objects = make(said.seed);
    const inputs = writeInputs(objects, make(`not ${said.seed}`), join(scratch, title));
    return { title: titleOf(objects, title), all: costs(inputs, validators, countOf('rounds', said.rounds)) };
  });
  show('costs', measured.map(({ title, all }) => `${title}:\n\n${costTable(all)}\n${ratios(all)}`).join('\n'));
  // What is claimed is claimed of workloads.
  return measured.slice(0, 1).flatMap(({ title, all }) => broken(title, all));
}

/** Whole runs of the commands, as users have them. @returns what is claimed and does not hold */
function measureRuns(lib: string): readonly string[] {
  const count = countOf('count', said.count);
  const [own, theirs] = [verifyCommand(release, lib), kubeconformCommand(release, scratch)];
  const rounds = countOf('rounds', said.rounds);
  // What takes little time is measured more often: a second goes up and down by a tenth.
  const sets = [
    {
      title: `${number(count)} Deployments of three containers`,
      claimed: 1.5,
      objects: deployments(count, said.seed),
      rounds,
    },
    { title: `${number(count)} rendered objects`, claimed: 1, objects: rendered(count), rounds: 3 * rounds },
    { title: `${number(count / 2)} rendered objects`, claimed: 1, objects: rendered(count / 2), rounds: 5 * rounds },
  ];
  const compared = sets.map(({ title, claimed, objects, rounds: pairs }): Compared => {
    const folder = writeFiles(join(scratch, 'runs', title), objects, asYaml);
    return { title, claimed, ...inPairs(own([folder]), theirs([folder]), pairs, scratch) };
  });
  const growth = measureGrowth(own, (count * 5) / 2);
  show('runs', `${comparedTable(compared)}\n${growthTable(growth)}`);
  return brokenRuns(compared, growth);
}

/** A quarter, a half, and all of very many files with one object each. */
function measureGrowth(command: (folders: readonly string[]) => readonly string[], count: number): readonly Growth[] {
  const folders = [0, 1, 2, 3].map((part) =>
    writeFiles(join(scratch, 'many', `${part}`), templates(count / 4, `${said.seed} ${part}`), asYaml, 1),
  );
  const parts = [1, 2, 4];
  const costs = wholeRuns(
    parts.map((part) => command(folders.slice(0, part))),
    countOf('rounds', said.rounds),
    scratch,
  );
  return costs.map((cost, at) => ({ files: ((parts[at] ?? 0) * count) / 4, cost }));
}

function titleOf(objects: readonly JsonObject[], what: string): string {
  const texts = objects.map((object) => JSON.stringify(object));
  const bytes = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  return `${number(new Set(texts).size)} distinct ${what}, ${number(bytes)} bytes of JSON each`;
}

function ratios(all: readonly Costs[]): string {
  const { cheapest, ofJson } = timesOfKubeconform(all, 'cpu');
  const clock = timesOfKubeconform(all, 'wall').cheapest;
  return (
    `kubeconform takes ${cheapest.toFixed(1)} times as much of the processor as \`verify\`; of JSON both, ` +
    `${ofJson.toFixed(1)} times; by the clock, on all cores at once, ${clock.toFixed(1)} times as long.\n`
  );
}

function number(value: number): string {
  return Math.round(value).toLocaleString('en');
}

async function main(): Promise<void> {
  try {
    const lib = compiled();
    const isWanted = (part: string) => said.only === undefined || said.only === part;
    if (isWanted('catches')) await measureCatches(lib);
    const wrong = [...(isWanted('cost') ? measureCosts(lib) : []), ...(isWanted('runs') ? measureRuns(lib) : [])];
    for (const claim of wrong) console.error(claim);
    process.exitCode = wrong.length === 0 ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
