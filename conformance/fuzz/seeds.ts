import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { isObject, type Json, type JsonObject, merge } from '../../generate/json';
import type { Definition, Model } from '../../generate/model';
import { type Place, placesOf, sampleOf } from '../../generate/sampler';
import { realApps } from '../manifests/read';
import type { Random } from './random';
import { objectIn } from './random-object';
import { rare } from './rare';
import { rich } from './rich';
import { definitionOf, pruned } from './sites';

/** What mutants are made from: valid objects of the kinds, in the fields of a release. */
export interface Seeds {
  readonly kinds: readonly string[];
  of(kind: string, release: string, random: Random): JsonObject;
}

/** What the objects of a kind are made from. */
interface Stock {
  readonly kind: Definition;
  readonly places: readonly Place[];
  readonly whole: readonly JsonObject[];
  readonly odd: readonly JsonObject[];
  readonly real: readonly JsonObject[];
}

/** Valid objects of a kind: the smallest for each of its fields, several of those together, and whole ones. */
export function seedsOf(model: Model, wanted?: readonly string[]): Seeds {
  const all = [...model.definitions.values()].filter(({ apiVersion }) => apiVersion !== undefined);
  const kinds = all.filter(({ name }) => wanted === undefined || wanted.includes(name));
  const stocks = new Map(kinds.map((kind) => [kind.name, stockOf(kind, model)]));
  const sampled = samplesOf(model);
  return {
    kinds: kinds.map(({ name }) => name),
    of: (name, release, random) => {
      const stock = stocks.get(name);
      if (stock === undefined) throw new Error(`no kind ${name}: one of ${all.map((each) => each.name).join(', ')}`);
      const seed = seedOf(stock, model, sampled, release, random);
      return random.chance(0.04) ? withStatus(seed, stock.kind, model, release, random) : seed;
    },
  };
}

function stockOf(kind: Definition, model: Model): Stock {
  return { kind, places: [...placesOf(kind, model)], whole: wholeOf(kind), odd: oddOf(kind), real: realOf(kind) };
}

type Sampled = (place: Place, release: string) => JsonObject;

function seedOf(stock: Stock, model: Model, sampled: Sampled, release: string, random: Random): JsonObject {
  const { kind, places, whole, odd, real } = stock;
  if (odd.length > 0 && random.chance(0.1)) return random.pick(odd);
  if (real.length > 0 && random.chance(0.15)) return known(random.pick(real), kind, model, release);
  if (whole.length > 0 && random.chance(0.3)) return known(random.pick(whole), kind, model, release);
  const isKnown = (place: Place): boolean => place.steps.every(({ field }) => field.releases.includes(release));
  const count = random.pick([1, 1, 2, 3, 5]);
  const picked = Array.from({ length: count }, () => random.pick(places)).filter(
    (place) => isKnown(place) || random.chance(0.1),
  );
  const samples = picked.map((place) => sampled(place, release));
  if (samples.length === 0) return known(whole[0] ?? {}, kind, model, release);
  return objectOf(samples.reduce<Json>((sum, sample) => merge(sum, sample), samples[0] ?? {}));
}

const prunedFor = new WeakMap<JsonObject, Map<string, JsonObject>>();

/** What a release knows of an object of the stock; made once. */
function known(object: JsonObject, kind: Definition, model: Model, release: string): JsonObject {
  const made = prunedFor.get(object) ?? new Map<string, JsonObject>();
  prunedFor.set(object, made);
  const ready = made.get(release) ?? objectOf(pruned(object, kind, model, release));
  made.set(release, ready);
  return ready;
}

/** The object with a status, as servers write it or nearly so. */
function withStatus(object: JsonObject, kind: Definition, model: Model, release: string, random: Random): JsonObject {
  const type = kind.fields.find(({ name }) => name === 'status')?.type ?? { scalar: 'opaque' };
  const definition = definitionOf(type, model);
  if (definition === undefined) return object;
  return { ...object, status: objectIn(definition, { model, release, random, care: 1 }, 1) };
}

/** Samples, each made once. */
function samplesOf(model: Model): Sampled {
  const made = new Map<Place, Map<string, JsonObject>>();
  return (place, release) => {
    const known = made.get(place) ?? new Map<string, JsonObject>();
    made.set(place, known);
    const sample = known.get(release) ?? sampleOf(place, model, release);
    known.set(release, sample);
    return sample;
  };
}

function objectOf(value: Json): JsonObject {
  return isObject(value) ? value : {};
}

function wholeOf({ name, kind, apiVersion = '' }: Definition): readonly JsonObject[] {
  const own = (rich[name] ?? []).map((object) => ({ apiVersion, kind, ...object }));
  return [...own, ...shop().filter((object) => object.kind === kind && object.apiVersion === apiVersion)];
}

let parsed: readonly JsonObject[] | undefined;

/** What others deploy. */
function realOf({ kind, apiVersion }: Definition): readonly JsonObject[] {
  const objects = [...realApps().values()].flat().map((object) => objectOf(object as Json));
  return objects.filter((object) => object.kind === kind && object.apiVersion === apiVersion && isShort(object));
}

/** Big objects would slow everything down. */
function isShort(object: JsonObject): boolean {
  return JSON.stringify(object).length < 20_000;
}

/** What mutations hardly ever meet. */
function oddOf({ kind, apiVersion }: Definition): readonly JsonObject[] {
  return rare.filter((object) => object.kind === kind && object.apiVersion === apiVersion && isShort(object));
}

/** What main.ts synthesizes. */
function shop(): readonly JsonObject[] {
  parsed ??= parseAllDocuments(readFileSync(join(__dirname, '..', '..', 'dist', 'shop.k8s.yaml'), 'utf8'))
    .map((document) => document.toJS() as Json)
    .filter(isObject);
  return parsed;
}
