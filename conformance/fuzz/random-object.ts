import { allMembersOf, type Choice, choices, membersOf } from '../../generate/choices';
import { enums } from '../../generate/enums';
import { isObject, type Json, type JsonObject, merge } from '../../generate/json';
import type { Definition, Field, Model, TypeRef } from '../../generate/model';
import { isRequired } from '../../generate/required';
import { bases, values } from '../../generate/samples';
import type { Random } from './random';
import { keysFor, scalarsFor, wrongTypes } from './values';

/** What random objects are made of, and by. */
export interface Making {
  readonly model: Model;
  readonly release: string;
  readonly random: Random;
  /** How likely what is chosen is something that a server takes there: 1 for always. */
  readonly care: number;
}

const deepest = 14;

/**
 * An object straight from the schema of a kind: any fields, in any company, each with a value of its type. Most of the
 * time it stands on a valid object of the kind, so that a server gets to see all of it.
 */
export function randomObject(kind: Definition, making: Making): JsonObject {
  const { random } = making;
  const own = objectOf(objectIn(kind, making, 0));
  const head = { apiVersion: kind.apiVersion ?? '', kind: kind.kind };
  if (random.chance(0.1)) return { ...own, ...head };
  const base = { ...head, metadata: { name: 'random' }, ...bases[kind.name] };
  return objectOf(random.chance(0.8) ? merge(own, base) : merge(base, { ...own, ...head }));
}

function objectOf(value: Json): JsonObject {
  return isObject(value) ? value : {};
}

/** An object of a definition with some of its fields; the deeper it stands, the fewer. */
export function objectIn(definition: Definition, making: Making, depth: number): Json {
  const { random, release, care } = making;
  const left = random.chance(care) ? leftOut(choices[definition.name], random) : [];
  const most = Math.max(1, Math.round((depth < 3 ? 6 : 4) * (1 - depth / deepest)));
  const share = Math.min(0.8, random.int(most + 1) / Math.max(1, definition.fields.length - left.length));
  const entries = definition.fields.flatMap((field): [string, Json][] => {
    if (definition.apiVersion !== undefined && ['apiVersion', 'kind'].includes(field.name)) return [];
    if (left.includes(field.name) || (!field.releases.includes(release) && !random.chance(0.01))) return [];
    const wanted = isRequired(definition, field) ? random.chance(0.5 + care / 2) : random.chance(share);
    return wanted ? [[field.name, valueIn(definition, field, making, depth)]] : [];
  });
  return Object.fromEntries(entries);
}

/** The members of a choice that are not chosen. */
function leftOut(choice: Choice | undefined, random: Random): readonly string[] {
  if (choice === undefined) return [];
  const chosen = choice.orNone && random.chance(0.1) ? [] : membersOf(random.pick(choice.of));
  return allMembersOf(choice).filter((name) => !chosen.includes(name));
}

function valueIn(owner: Definition, field: Field, making: Making, depth: number): Json {
  const { random, care } = making;
  const name = `${owner.name}.${field.name}`;
  if (!random.chance(0.9 + care / 10)) return random.pick([null, ...wrongTypes]);
  const known = values[name];
  if (known !== undefined && random.chance(care * 0.7)) return known;
  return anyOf(field.type, field, name, making, depth);
}

function anyOf(type: TypeRef, field: Field, name: string, making: Making, depth: number): Json {
  const { random, model } = making;
  if ('list' in type) {
    const count = depth > deepest ? 0 : random.pick([0, 1, 1, 1, 2, 3]);
    return Array.from({ length: count }, () => anyOf(type.list, field, name, making, depth + 1));
  }
  if ('map' in type) {
    const count = depth > deepest ? 0 : random.pick([0, 1, 1, 2, 3]);
    const keys = Array.from({ length: count }, () => random.pick(keysFor(name)));
    return Object.fromEntries(keys.map((key) => [key, anyOf(type.map, field, name, making, depth + 1)]));
  }
  if ('scalar' in type) return scalarOf(type.scalar, field, name, making);
  const definition = model.definitions.get(type.definition);
  return definition === undefined || depth > deepest ? {} : objectIn(definition, making, depth + 1);
}

type Scalar = Parameters<typeof scalarsFor>[0];

function scalarOf(scalar: Scalar, field: Field, name: string, { random, care }: Making): Json {
  const listed = enums[name] ?? field.values;
  if (listed !== undefined && listed.length > 0 && random.chance(0.6 + care * 0.4)) return random.pick(listed);
  if (random.chance(care * 0.6)) return plain(scalar, random);
  return random.pick(scalarsFor(scalar, name));
}

function plain(scalar: Scalar, random: Random): Json {
  switch (scalar) {
    case 'string':
      return random.pick(['main', 'data', 'a', 'web', 'sample']);
    case 'boolean':
      return random.chance(0.5);
    case 'int32':
    case 'int64':
      return random.pick([0, 1, 2, 5, 30, 80, 1000]);
    case 'quantity':
      return random.pick(['1', '2', '500m', '1Gi', '64Mi', 1]);
    case 'intOrString':
      return random.pick([1, 80, 'http', '25%', '50%']);
    case 'time':
      return '2026-11-23T10:00:00Z';
    case 'bytes':
      return 'c2FtcGxl';
    case 'opaque':
      return {};
  }
}
