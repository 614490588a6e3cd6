import { allMembersOf, choices, membersOf } from './choices';
import { enums } from './enums';
import { isObject, type Json, type JsonObject, merge } from './json';
import type { Definition, Field, Model, ScalarName, TypeRef } from './model';
import { isRequired } from './required';
import { bases, type Companions, companions, least as leastOf, values, valuesByKind } from './samples';

/** A field of a kind, by the fields that lead to it. */
export interface Place {
  readonly kind: Definition;
  /** From the kind down to the field itself. */
  readonly steps: readonly Step[];
}

export interface Step {
  readonly owner: Definition;
  readonly field: Field;
}

/** `spec.containers[].image`; with `element` `[0]`, as the server writes it. */
export function pathOf(place: Place, element = '[]'): string {
  const { steps } = place;
  return steps
    .map(({ field }, index) => field.name + (index < steps.length - 1 && 'list' in field.type ? element : ''))
    .join('.');
}

/** Every field of a kind that may be asked for, parents before children. */
export function* placesOf(kind: Definition, model: Model): Generator<Place> {
  yield* below(kind, [], kind, model);
}

function* below(kind: Definition, steps: readonly Step[], owner: Definition, model: Model): Generator<Place> {
  for (const field of owner.fields) {
    if (steps.length === 0 && ['apiVersion', 'kind'].includes(field.name)) continue;
    if (owner.apiVersion !== undefined && field.name === 'status') continue;
    const place = { kind, steps: [...steps, { owner, field }] };
    yield place;
    const child = definitionOf(field.type, model);
    if (child !== undefined) yield* below(kind, place.steps, child, model);
  }
}

/** The definition that a field's value, or each of its elements, is of. */
export function definitionOf(type: TypeRef, model: Model): Definition | undefined {
  if ('list' in type) return definitionOf(type.list, model);
  if ('map' in type) return definitionOf(type.map, model);
  return 'definition' in type ? model.definitions.get(type.definition) : undefined;
}

/** How a sample differs from the plain one, at the field that it is for. */
export interface Variant {
  /** The field's value, or that of each of its elements. */
  readonly value?: string;
  /** Fields that stand beside it. */
  readonly also?: readonly Field[];
  /** Names of fields of the same object, itself included, that are left out. */
  readonly leaveOut?: readonly string[];
}

/**
 * An object of the kind that is valid where the field is, and has it; with this value, if one is given. What stands
 * around the field is only what the release knows.
 */
export function sampleOf(place: Place, model: Model, release: string, variant: Variant = {}): JsonObject {
  const { kind, steps } = place;
  const { value } = variant;
  const found = steps.flatMap((_, index) =>
    companionsOf(steps.slice(0, index + 1), index === steps.length - 1 ? value : undefined),
  );
  const around = found.flatMap(({ pod, object }) => [
    ...(pod === undefined ? [] : [at(podSpecPath(steps), pod)]),
    ...(object === undefined ? [] : [object]),
  ]);
  const sample = [baseOf(kind), ...around, placed(place, model, variant)].reduce(merge);
  const pruned = prune(without(sample, steps, variant.leaveOut), kind, model, release, steps);
  return isObject(pruned) ? pruned : {};
}

/** Takes fields away from beside the last step's. */
function without(value: Json, steps: readonly Step[], names: readonly string[] = []): Json {
  const step = steps[0];
  if (step === undefined || names.length === 0) return value;
  if (Array.isArray(value)) return value.map((each) => without(each, steps, names));
  if (!isObject(value)) return value;
  if (steps.length === 1) return Object.fromEntries(Object.entries(value).filter(([name]) => !names.includes(name)));
  const inner = value[step.field.name];
  return inner === undefined ? value : { ...value, [step.field.name]: without(inner, steps.slice(1), names) };
}

/** Leaves out what the release does not know, but for what leads to the asked field. */
function prune(value: Json, definition: Definition, model: Model, release: string, keep: readonly Step[]): Json {
  if (Array.isArray(value)) return value.map((each) => prune(each, definition, model, release, keep));
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    const field = definition.fields.find((each) => each.name === name);
    const asked = keep[0]?.owner === definition && keep[0].field.name === name;
    if (field === undefined) return [[name, inner]];
    if (!asked && !field.releases.includes(release)) return [];
    const child = definitionOf(field.type, model);
    return [[name, child === undefined ? inner : prune(inner, child, model, release, asked ? keep.slice(1) : [])]];
  });
  return Object.fromEntries(kept);
}

function baseOf(kind: Definition): Json {
  const base = bases[kind.name];
  if (base === undefined) throw new Error(`samples: no base object for kind ${kind.name}`);
  return { apiVersion: kind.apiVersion ?? '', kind: kind.kind, metadata: { name: 'sample' }, ...base };
}

function placed(place: Place, model: Model, variant: Variant, from = 0): Json {
  const { kind, steps } = place;
  const { value, also = [] } = variant;
  const step = steps[from];
  if (step === undefined) throw new Error('a place has at least one step');
  const { owner, field } = step;
  const last = from === steps.length - 1;
  const beside = companionsOf(steps.slice(0, from + 1), last ? value : undefined).map((found) => found.beside ?? {});
  const inner = last
    ? sampleValue(kind, owner, field, model, value)
    : wrap(field.type, placed(place, model, variant, from + 1));
  const { [field.name]: _, ...others } = least(kind, owner, model, field);
  const around = [others, ...beside].reduce<Json>(merge, {});
  const more = last ? also.map((other) => [other.name, sampleValue(kind, owner, other, model)]) : [];
  const all = merge(around, { ...Object.fromEntries(more), [field.name]: inner });
  return isObject(all) ? Object.fromEntries(Object.entries(all).filter(([, each]) => each !== null)) : all;
}

/** What the overlay says must stand with the last step's field. */
function companionsOf(steps: readonly Step[], value: string | undefined): readonly Companions[] {
  const keys = namesOf(steps).flatMap((name) => [name, ...(value === undefined ? [] : [`${name}=${value}`])]);
  return keys.flatMap((key) => companions[key] ?? []);
}

/** The names that the overlays may call a place by: `Container.lifecycle`, `initContainers/lifecycle`, `initContainers/*`. */
export function namesOf(steps: readonly Step[]): readonly string[] {
  const last = steps.at(-1);
  if (last === undefined) return [];
  const path = steps.map(({ field }) => field.name);
  const ends = path.map((_, index) => path.slice(index).join('/'));
  const siblings = ends.slice(0, -1).map((end) => end.replace(/[^/]*$/, '*'));
  return [`${last.owner.name}.${last.field.name}`, ...ends.slice(0, -1).reverse(), ...siblings];
}

function wrap(type: TypeRef, value: Json): Json {
  if ('list' in type) return [wrap(type.list, value)];
  if ('map' in type) return { sample: wrap(type.map, value) };
  return value;
}

function at(path: readonly string[], value: Json): Json {
  return path.reduceRight<Json>((inner, name) => ({ [name]: inner }), value);
}

function podSpecPath(steps: readonly Step[]): readonly string[] {
  const index = steps.findIndex(({ owner }) => owner.name === 'PodSpec');
  if (index < 0) throw new Error(`samples: ${steps.map(({ field }) => field.name).join('.')} is in no PodSpec`);
  return steps.slice(0, index).map(({ field }) => field.name);
}

/** The least valid object of a definition that leaves room for a field: the alternatives of that field left out. */
function least(kind: Definition, definition: Definition, model: Model, room?: Field): JsonObject {
  const choice = choices[definition.name];
  const chosen = choice?.of.find((each) => room !== undefined && membersOf(each).includes(room.name));
  const alternative = chosen ?? (choice?.orNone === false ? choice.of[0] : undefined) ?? { needs: [], may: [] };
  const own = membersOf(alternative);
  const excluded = choice === undefined ? [] : allMembersOf(choice).filter((name) => !own.includes(name));
  // The base has a kind's own apiVersion and kind; inside another object they are not written.
  const written = definition.apiVersion === undefined ? excluded : ['apiVersion', 'kind', ...excluded];
  const needed = definition.fields.filter(
    (field) =>
      !written.includes(field.name) && (alternative.needs.includes(field.name) || isRequired(definition, field)),
  );
  const more = Object.entries(leastOf[definition.name] ?? {}).filter(([name]) => !excluded.includes(name));
  return Object.fromEntries([
    ...needed.map((field) => [field.name, sampleValue(kind, definition, field, model)]),
    ...more,
  ]);
}

function sampleValue(kind: Definition, owner: Definition, field: Field, model: Model, value?: string): Json {
  if (value !== undefined) return wrap(field.type, value);
  const key = `${owner.name}.${field.name}`;
  const given = valuesByKind[kind.name]?.[key] ?? values[key];
  if (given !== undefined) return given;
  const child = definitionOf(field.type, model);
  if (child !== undefined) return wrap(field.type, least(kind, child, model));
  const first = (enums[key] ?? field.values)?.find((each) => each !== '');
  return wrap(field.type, first ?? leaves[scalarOf(field.type)]);
}

function scalarOf(type: TypeRef): ScalarName {
  if ('list' in type) return scalarOf(type.list);
  if ('map' in type) return scalarOf(type.map);
  return 'scalar' in type ? type.scalar : 'opaque';
}

const leaves: Readonly<Record<ScalarName, Json>> = {
  string: 'sample',
  boolean: true,
  int32: 1,
  int64: 1,
  quantity: '1',
  intOrString: 1,
  time: '2026-11-23T10:00:00Z',
  bytes: 'c2FtcGxl',
  opaque: {},
};
