/**
 * `verify` beside the validators that a user would take instead: what an object costs, and what each catches. Run with
 *
 *     npm run bench:verify                          all of it, some minutes; builds and installs what it needs, once
 *     npm run bench:verify -- --count 2000          fewer templates and objects
 *     npm run bench:verify -- --only cost|catches   one of the two
 *
 * Needs Go, and the package registries once. Prints the tables of docs/validators.md; exits with 1 where a claim of it
 * does not hold.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { JsonObject } from '../generate/json';
import { catches } from './verify/catches';
import { costs } from './verify/costs';
import { kindsMixed } from './verify/kinds-mixed';
import { templates } from './verify/templates';
import { compiled } from './verify/tools';
import { kubeconform, kubectlValidate, kubernetesModels, verify, verifyCommand } from './verify/validators';

const { values: said } = parseArgs({
  options: {
    count: { type: 'string', default: '10000' },
    fresh: { type: 'string', default: '10000' },
    seed: { type: 'string', default: 'validators' },
    rounds: { type: 'string', default: '3' },
    only: { type: 'string' },
  },
});

const scratch = mkdtempSync(join(tmpdir(), 'bench-verify-'));

function measureCosts(lib: string): boolean {
  const count = Number(said.count);
  const sets: readonly Objects[] = [
    { name: 'workloads', make: (seed) => templates(count, seed) },
    { name: 'all 17 kinds', make: (seed) => kindsMixed('1.36', count, seed) },
  ];
  const validators = [
    verify('1.36', lib),
    verify('1.36', lib, false),
    verifyCommand('1.36', lib),
    kubeconform('1.36', scratch),
    kubernetesModels('1.36'),
    kubectlValidate('1.30'),
  ];
  const held = sets.map(({ name, make }) =>
    costs(name, make(said.seed), validators, Number(said.rounds), { scratch, others: make(`not ${said.seed}`) }),
  );
  return held.every((each) => each);
}

interface Objects {
  readonly name: string;
  readonly make: (seed: string) => readonly JsonObject[];
}

async function measureCatches(lib: string): Promise<void> {
  const count = Number(said.fresh);
  await catches(
    '1.30',
    [verify('1.30', lib), kubeconform('1.30', scratch), kubectlValidate('1.30')],
    scratch,
    said.seed,
    count,
  );
  await catches(
    '1.36',
    [verify('1.36', lib), kubeconform('1.36', scratch), kubernetesModels('1.36')],
    scratch,
    said.seed,
    count,
  );
}

async function main(): Promise<void> {
  try {
    const lib = compiled();
    if (said.only !== 'cost') await measureCatches(lib);
    if (said.only !== 'catches') process.exitCode = measureCosts(lib) ? 0 : 1;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

void main();
