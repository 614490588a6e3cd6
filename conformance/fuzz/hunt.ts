import { readInputs } from '../../generate/input';
import type { JsonObject } from '../../generate/json';
import { buildModel } from '../../generate/model';
import { type KubernetesVersion, kubernetesVersions, parseKubernetesVersion } from '../../lib/kubernetes';
import { askEach, type Request } from '../../oracle/api-server/ask';
import { compare, type Tier, theirs } from '../compare';
import { isComparable, requestOf } from '../pairs';
import { unexplained } from '../quirks';
import { boundaries } from './boundaries';
import { boundaryPairs } from './boundary-pairs';
import { mutated, type Source } from './mutate';
import { pairOf } from './pair';
import { poolOf } from './pool';
import { randomOf } from './random';
import { randomObject } from './random-object';
import { type Seeds, seedsOf } from './seeds';
import type { Found } from './shrink';

export interface Hunt {
  readonly releases: readonly KubernetesVersion[];
  /** For each release. */
  readonly count: number;
  readonly seed: string;
  readonly kinds?: readonly string[];
  readonly focus?: RegExp;
  readonly faults?: number;
  /** What is made. @default 'mutants' */
  readonly make?: Make;
  /** Whether pairs are made, of an old object and a new one. @default false */
  readonly pairs?: boolean;
  /** @default all */
  readonly tiers?: readonly Tier[];
  readonly progress?: (line: string) => void;
}

/**
 * `mutants`: valid objects with faults; `random`: objects straight from the schema; `boundaries`: each field with each
 * value, one after the other, as far as `count` goes, and of pairs each field from each value, and into each other field.
 */
export const makes = ['mutants', 'random', 'boundaries'] as const;
export type Make = (typeof makes)[number];

export interface Findings {
  readonly found: readonly Found[];
  readonly asked: {
    readonly objects: number;
    readonly seconds: number;
    readonly accepted: number;
    readonly rejected: number;
    readonly undecodable: number;
  };
}

/** An amount so small, or so large, that a server which compares it with another one computes for minutes. */
const endless = /"[+-]?[0-9.]+[eE][+-]?[0-9]{8,}"/;

/** Makes the mutants, asks both sides about them, and keeps those on which they differ. */
export async function hunt(hunted: Hunt): Promise<Findings> {
  const { releases, tiers, progress } = hunted;
  const { make, count } = makerOf(hunted);
  const found: Found[] = [];
  const verdicts = { accept: 0, reject: 0, undecodable: 0, unsupported: 0, panic: 0 };
  const started = performance.now();
  for (const release of releases) {
    const before = found.length;
    // The server answers some while we make others, and look at those before.
    const asked: JsonObject[] = [];
    for await (const verdict of askEach(release, requestsFor(release, asked))) {
      verdicts[verdict.verdict] += 1;
      const object = asked.shift() ?? {};
      const server = isComparable(object) ? theirs(verdict) : undefined;
      const differences = server === undefined ? [] : unexplained(compare(object, server, release, tiers), object);
      if (differences.length > 0) found.push({ object, release, verdict, differences });
    }
    progress?.(`${release}: ${count} objects, ${found.length - before} differ`);
  }
  const { accept: accepted, reject: rejected, undecodable } = verdicts;
  const seconds = (performance.now() - started) / 1000;
  const objects = Object.values(verdicts).reduce((sum, some) => sum + some, 0);
  return { found, asked: { objects, seconds, accepted, rejected, undecodable } };

  function* requestsFor(release: KubernetesVersion, asked: JsonObject[]): Generator<Request> {
    for (let number = 0; number < count; number += 1) {
      // As both sides read it: what JSON cannot say is gone.
      const text = JSON.stringify(make(release, number));
      if (endless.test(text)) continue;
      const object: JsonObject = JSON.parse(text);
      asked.push(object);
      yield requestOf(number, object);
    }
  }
}

type Made = Pick<Hunt, 'seed' | 'kinds' | 'focus' | 'faults'>;
type Maker = (release: KubernetesVersion, number: number) => JsonObject;

function makerOf({ make = 'mutants', pairs = false, count, ...made }: Made & Pick<Hunt, 'count' | 'make' | 'pairs'>): {
  readonly make: Maker;
  readonly count: number;
} {
  if (pairs && make === 'random') throw new RangeError('there are no random pairs');
  if (pairs && make === 'mutants') return { make: madePairs(made), count };
  if (make === 'mutants') return { make: madeMutants(made), count };
  if (make === 'random') return { make: randomObjects(made), count };
  const all = pairs ? boundaryPairs : boundaries;
  const { of, count: most } = all(buildModel(readInputs()), made.kinds);
  return { make: of, count: Math.min(count, most) };
}

/** Objects straight from the schema of a kind. */
function randomObjects({ seed, kinds: wanted }: Made): Maker {
  const model = buildModel(readInputs());
  const kinds = [...model.definitions.values()].filter(
    ({ apiVersion, name }) => apiVersion !== undefined && (wanted?.includes(name) ?? true),
  );
  return (release, number) => {
    const random = randomOf('random', seed, release, number);
    const care = random.pick([1, 1, 0.98, 0.95, 0.8, 0.5]);
    return randomObject(random.pick(kinds), { model, release, random, care });
  };
}

/** The mutant with a number, for a release: the same for the same seed. */
export function mutants(made: Made): Maker {
  const make = madeMutants(made);
  return (release, number) => JSON.parse(JSON.stringify(make(release, number)));
}

/** The pair with a number, for a release: the same for the same seed. */
export function pairs(made: Made): Maker {
  const make = madePairs(made);
  return (release, number) => JSON.parse(JSON.stringify(make(release, number)));
}

function madePairs({ seed, kinds, focus, faults }: Made): Maker {
  const model = buildModel(readInputs());
  const seeds: Seeds = seedsOf(model, kinds);
  const pool = poolOf(model);
  return (release, number) => {
    const random = randomOf('pairs', seed, release, number);
    const source: Source = { model, pool, release, ...(focus !== undefined && { focus }) };
    return pairOf(random.pick(seeds.kinds), { seeds, source, random, ...(faults !== undefined && { faults }) });
  };
}

function madeMutants({ seed, kinds, focus, faults }: Made): Maker {
  const model = buildModel(readInputs());
  const seeds: Seeds = seedsOf(model, kinds);
  const pool = poolOf(model);
  return (release, number) => {
    const random = randomOf(seed, release, number);
    const source: Source = { model, pool, release, ...(focus !== undefined && { focus }) };
    const object = seeds.of(random.pick(seeds.kinds), release, random);
    const count = faults ?? random.pick([0, 1, 1, 1, 1, 1, 1, 2, 2, 3]);
    return mutated(object, count, source, random);
  };
}

/** The releases that a text lists, `1.28,1.35`, or `all`. */
export function releasesOf(text: string): readonly KubernetesVersion[] {
  return text === 'all' ? kubernetesVersions : text.split(',').map(parseKubernetesVersion);
}
