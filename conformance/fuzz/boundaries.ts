import { enums } from '../../generate/enums';
import type { Json, JsonObject } from '../../generate/json';
import type { Definition, Model, TypeRef } from '../../generate/model';
import { type Place, placesOf, sampleOf } from '../../generate/sampler';
import { type Path, withAt } from './tree';
import { keysFor, scalarsFor, wrongTypes } from './values';

/** A field of a kind, and all values that it is tried with. */
interface Tried {
  readonly place: Place;
  readonly path: Path;
  readonly values: readonly Json[];
}

/**
 * Every field of every kind with every value that such a field is tried with, each by itself in the smallest valid object
 * that has the field. What is in a PodSpec is tried in Pods, and beside them in one other kind in turn.
 */
export function boundaries(model: Model, wanted?: readonly string[]): Boundaries {
  const tried = kindsIn(model, wanted).flatMap((kind, turn) => triedIn(kind, model, turn));
  const ends: number[] = [];
  for (const { values } of tried) ends.push((ends.at(-1) ?? 0) + values.length);
  return {
    count: ends.at(-1) ?? 0,
    of: (release, number) => {
      const at = ends.findIndex((end) => number < end);
      const found = tried[at];
      if (found === undefined) throw new RangeError(`there are only ${ends.at(-1)}`);
      const value = found.values[number - (ends[at - 1] ?? 0)];
      return withAt(sampleOf(found.place, model, release), found.path, value) as JsonObject;
    },
  };
}

export interface Boundaries {
  readonly count: number;
  of(release: string, number: number): JsonObject;
}

export function kindsIn(model: Model, wanted?: readonly string[]): readonly Definition[] {
  return [...model.definitions.values()].filter(
    ({ apiVersion, name }) => apiVersion !== undefined && (wanted?.includes(name) ?? true),
  );
}

function triedIn(kind: Definition, model: Model, turn: number): readonly Tried[] {
  return [...placesOf(kind, model)].flatMap((place, at) => {
    const inPod = place.steps.some(({ owner }) => owner.name === 'PodSpec');
    if (inPod && kind.name !== 'Pod' && at % 9 !== turn % 9) return [];
    return [{ place, path: pathTo(place), values: [null, ...wrongTypes, ...valuesFor(place, model)] }];
  });
}

/** Where a sample has a field. */
export function pathTo({ steps }: Place): Path {
  return steps.flatMap(({ field }, at) => [field.name, ...(at < steps.length - 1 ? inside(field.type) : [])]);
}

/** The samples have one element in a list, and one entry in a map. */
function inside(type: TypeRef): Path {
  if ('list' in type) return [0, ...inside(type.list)];
  return 'map' in type ? ['sample', ...inside(type.map)] : [];
}

/** What a field may be tried with: values of its type, good and bad. */
export function valuesFor({ steps }: Place, model: Model): readonly Json[] {
  const step = steps.at(-1);
  if (step === undefined) return [];
  const name = `${step.owner.name}.${step.field.name}`;
  const listed = enums[name] ?? step.field.values ?? [];
  return valuesOf(step.field.type, name, listed, model);
}

function valuesOf(type: TypeRef, name: string, listed: readonly Json[], model: Model): readonly Json[] {
  if ('scalar' in type) return [...listed, ...scalarsFor(type.scalar, name)];
  if ('list' in type) {
    const each = valuesOf(type.list, name, listed, model);
    return [...each.map((value) => [value]), ...each.slice(0, 3).map((value) => [value, value])];
  }
  if ('map' in type) {
    const each = valuesOf(type.map, name, listed, model);
    return [...each.map((value) => ({ a: value })), ...keysFor(name).map((key) => ({ [key]: each[1] ?? 'a' }))];
  }
  return [];
}
