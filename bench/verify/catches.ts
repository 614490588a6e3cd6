import type { KubernetesVersion } from '../../lib/kubernetes';
import { corpus, fresh, type Judged } from './judged';
import { row } from './row';
import type { Validator } from './validators';

/** Prints what part of the objects that a release's API server refuses each validator refuses, and of the others. */
export async function catches(
  release: KubernetesVersion,
  validators: readonly Validator[],
  scratch: string,
  seed: string,
  count: number,
): Promise<void> {
  const sets = [
    { name: `fresh mutants, seed ${JSON.stringify(seed)}`, judged: await fresh(release, count, seed) },
    { name: 'the committed corpus', judged: corpus(release) },
  ];
  for (const { name, judged } of sets) {
    console.log(`\n### ${release}: ${judged.length} objects, ${name}\n`);
    const groups = grouped(judged);
    const sizes = groups.map(({ name: group, of }) => `${group} (${of.size})`);
    row('validator', ...sizes);
    row('---', ...groups.map(() => '--:'));
    for (const validator of validators) {
      const objects = judged.map(({ object }) => object);
      const refused = validator.refuses(objects, { scratch });
      row(validator.name, ...groups.map(({ of }) => shareOf(of, refused)));
    }
  }
}

interface Group {
  readonly name: string;
  /** The places of its objects. */
  readonly of: ReadonlySet<number>;
}

function grouped(judged: readonly Judged[]): readonly Group[] {
  const places = (wanted: (each: Judged) => boolean): ReadonlySet<number> =>
    new Set(judged.flatMap((each, at) => (wanted(each) ? [at] : [])));
  return [
    { name: 'refused in validation', of: places(({ answer }) => answer.verdict === 'reject') },
    { name: 'not decodable', of: places(({ answer }) => answer.verdict === 'undecodable') },
    { name: 'accepted, but fields dropped', of: places(({ answer }) => isAccepted(answer) && isCut(answer)) },
    { name: 'false alarms: accepted whole', of: places(({ answer }) => isAccepted(answer) && !isCut(answer)) },
  ];
}

function isAccepted({ verdict }: Judged['answer']): boolean {
  return verdict === 'accept';
}

function isCut({ dropped }: Judged['answer']): boolean {
  return dropped !== undefined;
}

function shareOf(places: ReadonlySet<number>, refused: readonly boolean[]): string {
  const count = [...places].filter((at) => refused[at] === true).length;
  return places.size === 0 ? '-' : `${((100 * count) / places.size).toFixed(1)} %`;
}
