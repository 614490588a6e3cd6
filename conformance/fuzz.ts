/**
 * Differential fuzzing: makes faulty objects, asks each release's API server (podcheck, which must have been built) and
 * `verify` about them, makes the objects on which they differ small, and prints them grouped.
 *
 *     npm run fuzz -- --releases 1.28,1.35 --count 10000 --seed 7 --kinds Pod,Job
 *
 *   --releases  releases, or `all`                                       (default: the default release)
 *   --count     objects for each release                                 (default: 2000)
 *   --make      mutants, random objects or boundaries: fuzz/hunt.ts       (default: mutants)
 *   --pairs     updates: pairs of an old object and a new one: fuzz/pair.ts
 *   --seed      anything; the same seed makes the same mutants            (default: 1)
 *   --kinds     kinds to make                                            (default: all)
 *   --focus     change only what matches: a regular expression over
 *               `spec.containers.0.ports Container.ports`                 (default: everything)
 *   --match     report only differences that match: a regular expression
 *               over `errors missing: FieldValueInvalid <pod>.hostname`   (default: everything)
 *   --groups    how many kinds of difference are made small and printed   (default: 25)
 *   --tiers     what is compared: errors, dropped, baseline, restricted, warnings   (default: all)
 *   --faults    how many changes an object gets                           (default: 0 to 3, mostly 1)
 *   --no-shrink print the smallest object as it was found
 *   --save      a file for all findings, as JSON lines
 *
 * `missing` is what only the server says, `extra` what only we say. Exits with 1 if there is any difference.
 */
import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { defaultKubernetesVersion } from '../lib/kubernetes';
import { tiers } from './compare';
import { type Findings, hunt, makes, releasesOf } from './fuzz/hunt';
import { grouped, headingOf, smallest, textOf } from './fuzz/report';
import { shrink } from './fuzz/shrink';
import { countOf, nameOf, namesOf } from './options';

const { values: said } = parseArgs({
  options: {
    releases: { type: 'string', default: defaultKubernetesVersion },
    count: { type: 'string', default: '2000' },
    make: { type: 'string', default: 'mutants' },
    pairs: { type: 'boolean', default: false },
    seed: { type: 'string', default: '1' },
    kinds: { type: 'string' },
    focus: { type: 'string' },
    match: { type: 'string', default: '' },
    groups: { type: 'string', default: '25' },
    tiers: { type: 'string' },
    faults: { type: 'string' },
    'no-shrink': { type: 'boolean', default: false },
    save: { type: 'string' },
  },
});

async function main(): Promise<void> {
  const findings = await hunt({
    releases: releasesOf(said.releases),
    count: countOf('count', said.count),
    seed: said.seed,
    make: nameOf('make', said.make, makes),
    pairs: said.pairs,
    ...(said.kinds !== undefined && { kinds: said.kinds.split(',') }),
    ...(said.focus !== undefined && { focus: new RegExp(said.focus) }),
    ...(said.faults !== undefined && { faults: countOf('faults', said.faults) }),
    ...(said.tiers !== undefined && { tiers: namesOf('tiers', said.tiers, tiers) }),
    progress: (line) => process.stderr.write(`${line}\n`),
  });
  if (said.save !== undefined)
    writeFileSync(said.save, findings.found.map((each) => `${JSON.stringify(each)}\n`).join(''));
  await print(findings);
  process.exitCode = findings.found.length > 0 ? 1 : 0;
}

async function print({ found, asked }: Findings): Promise<void> {
  const wanted = new RegExp(said.match);
  const groups = grouped(found).filter(({ signature }) => wanted.test(signature));
  const shown = groups.slice(0, countOf('groups', said.groups));
  const small = shown.map(smallest);
  const shrunk = said['no-shrink'] ? small : await shrink(small);
  const printed = new Set<string>();
  shown.forEach((group, at) => {
    const target = shrunk[at];
    if (target === undefined) return;
    const object = JSON.stringify(target.object);
    process.stdout.write(printed.has(object) ? headingOf(group) : `${textOf(group, target)}\n`);
    printed.add(object);
  });
  const { objects, seconds, accepted, rejected, undecodable } = asked;
  process.stdout.write(
    `${found.length} of ${objects} objects differ, in ${groups.length} ways; seed ${said.seed}, ${seconds.toFixed(0)} s; ` +
      `the servers accept ${accepted}, reject ${rejected}, cannot decode ${undecodable}\n`,
  );
}

void main();
