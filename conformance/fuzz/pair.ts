import { isObject, type JsonObject, merge } from '../../generate/json';
import { parseKubernetesVersion } from '../../lib/kubernetes/version';
import { setDefaults } from '../../lib/verify/kinds/set-defaults';
import { decode } from '../../lib/verify/shape/decode';
import { targetOf } from '../../lib/verify/target/target';
import { mutated, type Source } from './mutate';
import type { Random } from './random';
import type { Seeds } from './seeds';

/** What pairs are made from. */
export interface Making {
  readonly seeds: Seeds;
  readonly source: Source;
  readonly random: Random;
  /** How many changes the new object has. @default 0 to 3, mostly 1 */
  readonly faults?: number;
}

/** An update of an object of a kind: one of these ways. */
export function pairOf(kind: string, making: Making): JsonObject {
  const { random } = making;
  const ways = kind === 'Pod' ? [...common, resized, resized, resized] : common;
  return random.pick(ways)(kind, making);
}

type Way = (kind: string, making: Making) => JsonObject;

/** A valid object and a changed copy. */
const copy: Way = (kind, making) => {
  const old = seedOf(kind, making);
  return { old, object: changed(old, making) };
};

/** An object with faults, and a copy in which they stay: what servers tolerate. */
const faulty: Way = (kind, making) => {
  const { source, random } = making;
  const old = named(mutated(seedOf(kind, making), random.pick([1, 1, 2]), source, random));
  return { old, object: random.chance(0.3) ? old : changed(old, making) };
};

/** Two objects that have nothing but their name in common. */
const other: Way = (kind, making) => ({ old: seedOf(kind, making), object: seedOf(kind, making) });

/** A live object, and the manifest that it came from, or itself, changed or not. */
const live: Way = (kind, making) => {
  const { source, random } = making;
  const seed = seedOf(kind, making);
  const sent = random.chance(0.1) ? named(mutated(seed, 1, source, random)) : seed;
  const old = stored(sent, source.release, random.chance(0.1) ? deleted : {});
  const base = random.chance(0.3) ? sent : old;
  return { old, object: random.chance(0.2) ? base : changed(base, making) };
};

const common: readonly Way[] = [copy, copy, copy, faulty, faulty, other, live, live, live];

/** A Pod whose resources change, through its `resize` subresource. */
const resized: Way = (kind, making) => {
  const { source, random, faults } = making;
  const way = random.pick([copy, live]);
  const { old = {} } = way(kind, { ...making, faults: 0 });
  const resources = { ...source, focus: /[rR]esources|resizePolicy/ };
  const count = faults ?? random.pick([0, 1, 1, 2, 3]);
  const first = mutated(isObject(old) ? old : {}, count, resources, random);
  const object = random.chance(0.2) ? mutated(first, 1, source, random) : first;
  return { old, object: named(object), resize: true };
};

function seedOf(kind: string, { seeds, source, random }: Making): JsonObject {
  return named(seeds.of(kind, source.release, random));
}

function changed(object: JsonObject, { source, random, faults }: Making): JsonObject {
  const next = mutated(object, faults ?? random.pick([0, 1, 1, 1, 1, 1, 2, 2, 3]), source, random);
  return random.chance(0.95) ? named(next) : next;
}

/** With a name that all objects of pairs share, in a namespace that none of them has, mostly. */
export function named(object: JsonObject): JsonObject {
  const metadata = isObject(object.metadata) ? object.metadata : {};
  const { generateName: _, ...others } = metadata;
  return { ...object, metadata: { ...others, name: 'sample', namespace: 'default' } };
}

const uid = '7c5d5a4e-6f5a-4d0b-8c3b-0e6e1f8f3a11';

/** An object as a server has it: with its defaults, and what servers write. */
export function stored(object: JsonObject, release: string, more: JsonObject = {}): JsonObject {
  const target = targetOf(parseKubernetesVersion(release));
  const decoded = decode(object, target, () => {});
  if (decoded === undefined) return object;
  setDefaults(decoded, target);
  const written: JsonObject = {
    uid,
    resourceVersion: '4711',
    generation: 3,
    creationTimestamp: '2026-01-01T00:00:00Z',
    ...more,
  };
  return merge(JSON.parse(JSON.stringify(decoded)), { metadata: written }) as JsonObject;
}

const deleted: JsonObject = { deletionTimestamp: '2026-01-02T00:00:00Z', deletionGracePeriodSeconds: 30 };
