/**
 * The corpus: objects, and what each release's API server says to them.
 *
 *     npm run corpus                            asks again about everything, the rules' examples as they are now
 *     npm run corpus -- --check 500 --seed 7    asks about 500 of its objects, chosen by the seed; exits with 1 if an
 *                                               answer is another than the committed one; `--releases 1.28,1.35`
 *                                               asks only those
 *     npm run corpus -- --add FILE              takes objects in, of a file of JSON lines (`fuzz --save`)
 *     npm run corpus -- --sample 5000 --seed 7  replaces the part that is a sample of mutants
 *     npm run corpus -- --updates 400 --seed 7  replaces the part that is a sample of updates; those on which `verifyUpdate`
 *                                               says something else are left out: README.md says which these are
 */
import { parseArgs } from 'node:util';
import type { Json } from '../generate/json';
import { kubernetesVersions } from '../lib/kubernetes';
import { agreementOf } from './agreement';
import { differences } from './compare';
import { allParts, type Case, type Part, readCases, writeCases } from './corpus/cases';
import { answersOf, label } from './corpus/label';
import { distinct, examples, objectsIn, sample, sampleOfUpdates } from './corpus/objects';
import { releasesOf } from './fuzz/hunt';
import { randomOf } from './fuzz/random';
import { fewerRare } from './fuzz/rare';
import { unexplained } from './quirks';

const { values: said } = parseArgs({
  options: {
    check: { type: 'string' },
    seed: { type: 'string', default: '1' },
    releases: { type: 'string', default: 'all' },
    add: { type: 'string' },
    sample: { type: 'string' },
    updates: { type: 'string' },
  },
});

async function main(): Promise<void> {
  if (said.check !== undefined) return check(Number(said.check));
  if (said.add !== undefined) return write('found', distinct([...objectsOf('found'), ...objectsIn(said.add)]));
  if (said.sample !== undefined) return write('fuzz', sample(Number(said.sample), said.seed));
  if (said.updates !== undefined) return write('updates', sampleOfUpdates(Number(said.updates), said.seed), agrees);
  for (const part of allParts) await write(part, objectsFor(part));
}

function objectsFor(part: Part): readonly Json[] {
  if (part === 'rules') return examples();
  return part === 'rare' ? distinct(fewerRare) : objectsOf(part);
}

function objectsOf(part: Part): readonly Json[] {
  return readCases(part).map(({ object }) => object);
}

async function write(part: Part, objects: readonly Json[], takes: (one: Case) => boolean = () => true): Promise<void> {
  const cases = (await label(objects)).filter(takes);
  const size = writeCases(part, cases);
  process.stdout.write(`${part}: ${cases.length} of ${objects.length} objects, ${size} bytes\n`);
}

function agrees(one: Case): boolean {
  return kubernetesVersions.every((release) => agreementOf([one], release).unexplained.length === 0);
}

async function check(count: number): Promise<void> {
  const all = allParts.flatMap(readCases);
  const random = randomOf('check', said.seed);
  const cases = Array.from({ length: count }, () => random.pick(all));
  let wrong = 0;
  const releases = releasesOf(said.releases);
  for (const release of releases) {
    const objects = cases.map(({ object }) => object);
    const answers = await answersOf(release, objects);
    answers.forEach((answer, at) => {
      const known = cases[at]?.answers[release];
      const object = objects[at] ?? null;
      if (known === undefined || answer === undefined) return;
      const same = known.verdict === answer.verdict && unexplained(differences(answer, known), object).length === 0;
      if (same) return;
      wrong += 1;
      process.stdout.write(`${release} ${JSON.stringify({ object, known, answer })}\n`);
    });
  }
  process.stdout.write(`${count} objects, ${releases.length} releases: ${wrong} answers differ from the corpus\n`);
  process.exitCode = wrong > 0 ? 1 : 0;
}

void main();
