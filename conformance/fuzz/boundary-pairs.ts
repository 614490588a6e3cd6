import type { Json, JsonObject } from '../../generate/json';
import type { Definition, Model } from '../../generate/model';
import { type Place, placesOf, sampleOf } from '../../generate/sampler';
import { type Boundaries, kindsIn, pathTo, valuesFor } from './boundaries';
import { named, stored } from './pair';
import { withAt } from './tree';

/** A field, and what it may be: absent, too. */
interface Varied {
  readonly place: Place;
  readonly values: readonly (Json | undefined)[];
}

/** How a change arrives: as a changed manifest, or as one of the live object; of a Pod also through its `resize` subresource. */
type Way = (pair: Pair, release: string) => JsonObject;
const asManifest: Way = (pair) => ({ ...pair });
const onLive: Way = ({ old, object }, release) => ({ old: stored(old, release), object });
const asResize: Way = (pair, release) => ({ ...onLive(pair, release), resize: true });

interface Pair {
  readonly old: JsonObject;
  readonly object: JsonObject;
}

/** Pairs by number. */
interface Group {
  readonly count: number;
  readonly of: (release: string, number: number) => Pair;
}

/** A field of so few values changes from each to each; of more, from each to the next, and to and from none. */
const fewValues = 8;

/**
 * Updates that change one thing each: in turn a field of a kind from one value to another, and a field into another of its kind.
 * What is in a PodSpec is changed in Pods and Deployments. The first `count` of any size are spread over all of them.
 */
export function boundaryPairs(model: Model, wanted?: readonly string[]): Boundaries {
  const kinds = kindsIn(model, wanted).map((kind) => ({ kind, fields: variedIn(kind, model) }));
  const values = spread(
    kinds.flatMap(({ kind, fields }) => fields.flatMap((field) => inEachWay(kind, changesOf(field, model)))),
  );
  const others = spread(kinds.flatMap(({ kind, fields }) => inEachWay(kind, fieldsCrossed(fields, model))));
  const both = 2 * Math.min(values.count, others.count);
  const longer = values.count > others.count ? values : others;
  return {
    count: values.count + others.count,
    of: (release, number) => {
      if (number >= both) return longer.of(release, number - both / 2);
      return (number % 2 === 0 ? values : others).of(release, Math.floor(number / 2));
    },
  };
}

function inEachWay({ name }: Definition, { count, of }: Group): readonly Boundaries[] {
  const ways = [asManifest, onLive, ...(name === 'Pod' ? [asResize] : [])];
  return ways.map((way) => ({ count, of: (release, number) => way(of(release, number), release) }));
}

/** All of some groups, in an order in which neighbours are far from one another. */
function spread(groups: readonly Boundaries[]): Boundaries {
  const ends: number[] = [];
  for (const group of groups) ends.push((ends.at(-1) ?? 0) + group.count);
  const count = ends.at(-1) ?? 0;
  const step = BigInt(strideOf(count));
  return {
    count,
    of: (release, number) => {
      const spot = Number((BigInt(number) * step) % BigInt(count));
      const at = ends.findIndex((end) => spot < end);
      const group = groups[at];
      if (group === undefined) throw new RangeError(`there are only ${count}`);
      return group.of(release, spot - (ends[at - 1] ?? 0));
    },
  };
}

function variedIn(kind: Definition, model: Model): readonly Varied[] {
  return [...placesOf(kind, model)].flatMap((place) => {
    const inPod = place.steps.some(({ owner }) => owner.name === 'PodSpec');
    if (inPod && kind.name !== 'Pod' && kind.name !== 'Deployment') return [];
    const values = new Map(valuesFor(place, model).map((value) => [JSON.stringify(value), value]));
    return [{ place, values: [undefined, ...values.values()] }];
  });
}

/** One field, from a value to another. */
function changesOf({ place, values }: Varied, model: Model): Group {
  const last = values.length - 1;
  const changes = values.flatMap((_, from) =>
    values.flatMap((_, to) => {
      if (from === to) return [];
      const isTried =
        values.length <= fewValues || from === 0 || to === 0 || to === from + 1 || (from === last && to === 1);
      return isTried ? [[from, to] as const] : [];
    }),
  );
  return {
    count: changes.length,
    of: (release, number) => {
      const [from, to] = changes[number] ?? [0, 0];
      const sample = sampleOf(place, model, release);
      const withValue = (value: Json | undefined) => named(withAt(sample, pathTo(place), value) as JsonObject);
      return { old: withValue(values[from]), object: withValue(values[to]) };
    },
  };
}

/** An object that has one field, and takes another in its place. */
function fieldsCrossed(fields: readonly Varied[], model: Model): Group {
  return {
    count: fields.length ** 2,
    of: (release, number) => {
      const sample = (at: number) => named(sampleOf((fields[at] as Varied).place, model, release));
      return { old: sample(Math.floor(number / fields.length)), object: sample(number % fields.length) };
    },
  };
}

/** A step that leads through all numbers below a count, far from one to the next. */
function strideOf(count: number): number {
  let step = Math.max(1, Math.floor(count * 0.618));
  while (divisor(step, count) > 1) step += 1;
  return step;
}

function divisor(one: number, other: number): number {
  return other === 0 ? one : divisor(other, one % other);
}
