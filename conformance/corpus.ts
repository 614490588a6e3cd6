/**
 * The corpus: objects, and what each release's API server says to them.
 *
 *     npm run corpus                            asks again about everything, the rules' examples as they are now
 *     npm run corpus -- --part update-rules     asks again about one part
 *     npm run corpus -- --check 500 --seed 7    asks about 500 of its objects, chosen by the seed; exits with 1 if an
 *                                               answer is another than the committed one; `--releases 1.28,1.35`
 *                                               asks only those
 *     npm run corpus -- --add FILE              takes objects in, of a file of JSON lines (`fuzz --save`)
 *     npm run corpus -- --sample 5000 --seed 7  replaces the part that is a sample of mutants
 *     npm run corpus -- --updates 400 --seed 7  replaces the part that is a sample of updates, and adds those in which a rule
 *                                               of a kind fails that fails in no other one
 */
import { parseArgs } from 'node:util';
import type { Json } from '../generate/json';
import { differences } from './compare';
import { allParts, type Part, readCases, writeCases } from './corpus/cases';
import { answersOf, label } from './corpus/label';
import { distinct, examples, objectsIn, sample, sampleOfUpdates, updateExamples } from './corpus/objects';
import { releasesOf } from './fuzz/hunt';
import { randomOf } from './fuzz/random';
import { fewerRare } from './fuzz/rare';
import { countOf, nameOf } from './options';
import { isPair } from './pairs';
import { unexplained } from './quirks';

const { values: said } = parseArgs({
  options: {
    part: { type: 'string' },
    check: { type: 'string' },
    seed: { type: 'string', default: '1' },
    releases: { type: 'string', default: 'all' },
    add: { type: 'string' },
    sample: { type: 'string' },
    updates: { type: 'string' },
  },
});

async function main(): Promise<void> {
  if (said.check !== undefined) return check(countOf('check', said.check));
  if (said.add !== undefined) return add(objectsIn(said.add));
  if (said.sample !== undefined) return write('fuzz', sample(countOf('sample', said.sample), said.seed));
  if (said.updates !== undefined) return write('updates', sampleOfUpdates(countOf('updates', said.updates), said.seed));
  const asked = said.part === undefined ? allParts : [nameOf('part', said.part, allParts)];
  for (const part of asked) await write(part, objectsFor(part));
}

async function add(objects: readonly Json[]): Promise<void> {
  const isOf = (part: Part) => (object: Json) => isPair(object) === (part === 'found-updates');
  for (const part of ['found', 'found-updates'] as const) {
    await write(part, distinct([...objectsOf(part), ...objects.filter(isOf(part))]));
  }
}

function objectsFor(part: Part): readonly Json[] {
  if (part === 'rules') return examples();
  if (part === 'update-rules') return updateExamples();
  return part === 'rare' ? distinct(fewerRare) : objectsOf(part);
}

function objectsOf(part: Part): readonly Json[] {
  return readCases(part).map(({ object }) => object);
}

async function write(part: Part, objects: readonly Json[]): Promise<void> {
  const cases = await label(objects);
  const size = writeCases(part, cases);
  process.stdout.write(`${part}: ${cases.length} of ${objects.length} objects, ${size} bytes\n`);
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
