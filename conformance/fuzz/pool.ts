import type { Json } from '../../generate/json';
import type { Model } from '../../generate/model';
import { placesOf, sampleOf } from '../../generate/sampler';
import { rich } from './rich';
import { sitesOf } from './sites';

/** Values that valid objects have, to be put where they may not fit. */
export interface Pool {
  /** Of a field, `Container.ports`. */
  valuesOf(field: string): readonly Json[];
  /** Of the elements or entries of a field. */
  elementsOf(field: string): readonly Json[];
  /** Of a type, by its JSON. */
  valuesOfType(type: string): readonly Json[];
}

const most = 24;

/** The values in a sample for each field of each kind, and in the whole objects. */
export function poolOf(model: Model): Pool {
  const values = new Map<string, Map<string, Json>>();
  const elements = new Map<string, Map<string, Json>>();
  const types = new Map<string, Map<string, Json>>();
  const release = model.releases.at(-1) ?? '';
  for (const kind of model.definitions.values()) {
    if (kind.apiVersion === undefined) continue;
    const samples = [...placesOf(kind, model)].map((place) => sampleOf(place, model, release));
    const whole = (rich[kind.name] ?? []).map((object) => ({
      apiVersion: kind.apiVersion ?? '',
      kind: kind.kind,
      ...object,
    }));
    for (const { field, type, path, value, inMap } of [...whole, ...samples].flatMap((object) =>
      sitesOf(object, model),
    )) {
      const inner = inMap || typeof path.at(-1) === 'number';
      add(inner ? elements : values, field, value);
      add(types, JSON.stringify(type), value);
    }
  }
  const list = (from: Map<string, Map<string, Json>>) => {
    const lists = new Map([...from].map(([key, found]) => [key, [...found.values()]]));
    return (key: string): readonly Json[] => lists.get(key) ?? [];
  };
  return { valuesOf: list(values), elementsOf: list(elements), valuesOfType: list(types) };
}

function add(into: Map<string, Map<string, Json>>, key: string, value: Json): void {
  const known = into.get(key) ?? new Map<string, Json>();
  into.set(key, known);
  if (known.size < most) known.set(JSON.stringify(value), value);
}
