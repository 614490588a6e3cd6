import { fieldValues, listKeys } from './generated/constants';
import { definitions } from './generated/field-table';
import { type KubernetesRelease, releases } from './generated/releases';
import { knownKind } from './kinds';

/**
 * What the API server of a release, with its feature gates as they are by default, does with a field or a value:
 * - `unknown`: it does not know the field and refuses the object (`unknown field`);
 * - `refused`: it knows it and refuses the object, whatever else is in there;
 * - `dropped`: it silently drops the field;
 * - `overwritten`: it silently replaces the value;
 * - `accepted`: it takes it, as long as the value keeps the rules.
 */
export type Availability = 'unknown' | 'refused' | 'dropped' | 'overwritten' | 'accepted';

/** A type without members. `bytes` is a base64 string, `opaque` is JSON that is not checked (`fieldsV1`). */
export type ScalarType =
  | 'string'
  | 'boolean'
  | 'int32'
  | 'int64'
  | 'quantity'
  | 'intOrString'
  | 'time'
  | 'bytes'
  | 'opaque';

/** The type of a field: what it is a list or a map of, or its definition by name, and itself. */
export type FieldType =
  | { readonly kind: 'scalar'; readonly scalar: ScalarType }
  | { readonly kind: 'list'; readonly of: FieldType }
  | { readonly kind: 'map'; readonly of: FieldType }
  | { readonly kind: 'object'; readonly definition: string; readonly resolved: Definition };

/** A field at the places of a kind that have the same answers. */
export interface Field {
  /** The definition that it belongs to, as the API reference calls it: `Container`. */
  readonly owner: string;
  readonly name: string;
  readonly type: FieldType;
  /** A letter for each of {@link releases}; absent where all accept it. */
  readonly answers?: string;
  /** The same for values that have other answers than the field. */
  readonly valueAnswers?: ReadonlyMap<string, string>;
}

/** The fields that an object may have at some places of a kind. */
export interface Definition {
  /** As the API reference calls it: `Container`. */
  readonly name: string;
  readonly fields: ReadonlyMap<string, Field>;
  /** A number that no other has, from 0 on: for tables of what is to be known of each. */
  readonly id: number;
}

/**
 * The definition of a kind, where a walk along an object starts:
 *
 * @example
 * function walk(value: object, definition: Definition) {
 *   for (const [name, inner] of Object.entries(value)) {
 *     const field = definition.fields.get(name);          // undefined: no release knows it
 *     if (field === undefined || availabilityOf(field, '1.33') !== 'accepted') report(name);
 *     else if (field.type.kind === 'object') walk(inner, field.type.resolved);
 *   }
 * }
 *
 * @returns undefined for a kind that the table does not have.
 */
export function kindDefinition(apiVersion: string, kind: string): Definition | undefined {
  const known = knownKind(apiVersion, kind);
  return known === undefined ? undefined : definitionOf(known.definition);
}

const parsed = new Map<string, Definition>();

/**
 * The definition that a {@link FieldType} names.
 * @throws RangeError for a name that no type has.
 */
export function definitionOf(name: string): Definition {
  const known = parsed.get(name);
  if (known !== undefined) return known;
  if (name.startsWith(ephemeral)) return ephemeralContainerLike(name);
  const source = Object.hasOwn(definitions, name) ? definitions[name] : undefined;
  if (source === undefined) throw new RangeError(`unknown definition ${name}; use the name from a field's type`);
  const owner = typeName(name);
  const fields = Object.entries(source).map(([field, text]) => [field, parseField(owner, field, text)] as const);
  const definition = { name: owner, fields: new Map(fields), id: parsed.size };
  if (owner === 'PodSpec') definition.fields.set('ephemeralContainers', ephemeralContainers(definition));
  parsed.set(name, definition);
  return definition;
}

/** What the API reference calls a definition of the table: `Container` for `Container~2`. */
export function typeName(definition: string): string {
  return definition.replace(/~.*/, '');
}

/** The name of a definition of ephemeral containers that follows one of containers: `EphemeralContainer as Container~2`. */
const ephemeral = 'EphemeralContainer as ';

/**
 * No Pod is created with ephemeral containers, so that the servers' answers say nothing of what is in one: they clear it
 * as they do in containers.
 */
function ephemeralContainers({ fields }: { readonly fields: ReadonlyMap<string, Field> }): Field {
  const [own, like] = [fields.get('ephemeralContainers'), fields.get('containers')];
  if (own === undefined || like === undefined) throw new RangeError('PodSpec without its lists of containers');
  return { ...own, type: { kind: 'list', of: new ObjectType(ephemeral + targetOf(like.type)) } };
}

function ephemeralContainerLike(name: string): Definition {
  const { fields } = definitionOf(name.slice(ephemeral.length));
  const target: Field = {
    owner: 'EphemeralContainer',
    name: 'targetContainerName',
    type: { kind: 'scalar', scalar: 'string' },
  };
  const definition = {
    name: 'EphemeralContainer',
    fields: new Map([...fields, [target.name, target]]),
    id: parsed.size,
  };
  parsed.set(name, definition);
  return definition;
}

function parseField(owner: string, name: string, text: string): Field {
  const [type = '', answers, ...values] = text.split(' ');
  const field = { owner, name, type: parseType(type), ...(answers !== undefined && { answers }) };
  if (values.length === 0) return field;
  const pairs = values.map((value) => [
    value.slice(0, value.lastIndexOf('=')),
    value.slice(value.lastIndexOf('=') + 1),
  ]);
  return { ...field, valueAnswers: new Map(pairs.map(([value = '', own = '']) => [value, own])) };
}

const scalars: ReadonlyMap<string, FieldType> = new Map(
  (['string', 'boolean', 'int32', 'int64', 'quantity', 'intOrString', 'time', 'bytes', 'opaque'] as const).map(
    (scalar) => [scalar, { kind: 'scalar', scalar }],
  ),
);

function parseType(text: string): FieldType {
  if (text.startsWith('[]')) return { kind: 'list', of: parseType(text.slice(2)) };
  if (text.startsWith('{}')) return { kind: 'map', of: parseType(text.slice(2)) };
  return scalars.get(text) ?? new ObjectType(text);
}

/** The type of objects of a definition. */
export function objectType(definition: string): FieldType {
  return new ObjectType(definition);
}

/** Definitions refer to each other in circles: each is looked up when it is needed, and then once. */
class ObjectType {
  readonly kind = 'object';
  private known: Definition | undefined;

  constructor(readonly definition: string) {}

  get resolved(): Definition {
    this.known ??= definitionOf(this.definition);
    return this.known;
  }
}

const letters: ReadonlyMap<string, Availability> = new Map([
  ['-', 'unknown'],
  ['r', 'refused'],
  ['d', 'dropped'],
  ['o', 'overwritten'],
  ['a', 'accepted'],
]);

const positions: ReadonlyMap<string, number> = new Map(releases.map((release, index) => [release, index]));

/**
 * What a release does with a field, or with a value of it, where it takes everything that the field is in: a field
 * inside one that is dropped does not count that. But for `unknown`, which holds wherever the field is: an object is
 * decoded as a whole before anything in it is dropped or refused.
 *
 * @param value the value that is there; only some values have answers of their own (`procMount: 'Unmasked'`).
 */
export function availabilityOf(field: Field, release: KubernetesRelease, value?: unknown): Availability {
  const ofValue = typeof value === 'string' ? field.valueAnswers?.get(value) : undefined;
  const answers = ofValue ?? field.answers;
  if (answers === undefined) return 'accepted';
  return letters.get(answers[positions.get(release) ?? -1] ?? '') ?? 'unknown';
}

/** The fields from a kind down to a path, `spec.containers[0].image` or `spec.containers[].image`; `[]` for an unknown path. */
export function fieldsTo(apiVersion: string, kind: string, path: string): readonly Field[] {
  const steps = path.replace(/\[[^\]]*\]/g, '').split('.');
  const fields: Field[] = [];
  let definition = kindDefinition(apiVersion, kind);
  for (const step of steps) {
    const field = definition?.fields.get(step);
    if (field === undefined) return [];
    fields.push(field);
    const name = targetOf(field.type);
    definition = name === undefined ? undefined : definitionOf(name);
  }
  return fields;
}

function targetOf(type: FieldType): string | undefined {
  if (type.kind === 'list' || type.kind === 'map') return targetOf(type.of);
  return type.kind === 'object' ? type.definition : undefined;
}

/**
 * What a release does with what stands at a path of a kind: `unknown` if it does not know a field on the way, else the
 * first answer on the way that is not `accepted`.
 *
 * @param path `spec.containers[0].lifecycle.stopSignal`; list positions do not matter and can be omitted (`[]`).
 * @param value the value there, where it may matter: {@link availabilityOf}.
 * @returns `unknown` too for a path that no release knows, and for a kind that the table does not have.
 */
export function availabilityAt(
  apiVersion: string,
  kind: string,
  path: string,
  release: KubernetesRelease,
  value?: unknown,
): Availability {
  const fields = fieldsTo(apiVersion, kind, path);
  if (fields.length === 0) return 'unknown';
  const answers = fields.map((field, index) =>
    availabilityOf(field, release, index === fields.length - 1 ? value : undefined),
  );
  // The server decodes all of an object before it drops or refuses any of it.
  if (answers.includes('unknown')) return 'unknown';
  return answers.find((answer) => answer !== 'accepted') ?? 'accepted';
}

/** The first release that knows the field. */
export function firstRelease(field: Field): KubernetesRelease | undefined {
  return releases.find((release) => availabilityOf(field, release) !== 'unknown');
}

/**
 * The first release that accepts the field, or the value, with its feature gates as they are by default; undefined
 * where none does.
 */
export function onByDefaultSince(field: Field, value?: unknown): KubernetesRelease | undefined {
  return releases.find((release) => availabilityOf(field, release, value) === 'accepted');
}

/** The first release that no longer knows a field that an older one knew. */
export function removedIn(field: Field): KubernetesRelease | undefined {
  const first = firstRelease(field);
  const later = first === undefined ? [] : releases.slice(releases.indexOf(first));
  return later.find((release) => availabilityOf(field, release) === 'unknown');
}

/**
 * The values that a field, or each of its elements, takes in some release; undefined where the server has no fixed list.
 */
export function valuesOf(field: Field): readonly string[] | undefined {
  return own(fieldValues, field);
}

/** The fields that tell the elements of a list field apart: `['name']` for containers. */
export function listKeysOf(field: Field): readonly string[] | undefined {
  return own(listKeys, field);
}

function own(table: Readonly<Record<string, readonly string[]>>, field: Field): readonly string[] | undefined {
  return table[`${field.owner}.${field.name}`];
}
