import { enums } from '../../generate/enums';
import { isObject, type Json, type JsonObject } from '../../generate/json';
import type { Model, TypeRef } from '../../generate/model';
import { edited, editedText } from './edit';
import type { Pool } from './pool';
import type { Random } from './random';
import { definitionOf, type Site, sitesOf } from './sites';
import { type Path, valueAt, withAt } from './tree';
import { anyString, keysFor, scalarsFor, wrongTypes } from './values';

/** What mutations draw from. */
export interface Source {
  readonly model: Model;
  readonly pool: Pool;
  readonly release: string;
  /** Mutate only where the path or the field matches. */
  readonly focus?: RegExp;
}

/** The object with this many faults, or changes that may be one. */
export function mutated(object: JsonObject, faults: number, source: Source, random: Random): JsonObject {
  let result: Json = object;
  for (let fault = 0; fault < faults; fault += 1) {
    if (random.chance(0.01)) {
      result = withRoot(result, random);
      continue;
    }
    const site = siteIn(result, source, random);
    if (site === undefined) break;
    result = mutateAt(result, site, source, random);
  }
  return isObject(result) ? result : {};
}

const rootValues: readonly Json[] = ['', null, 1, {}, [], 'text', true];

const versions: readonly Json[] = [
  ...['v1', '/v1', 'v2', 'apps/v1', 'apps/v1beta1', 'apps/v2', 'batch/v1', 'batch/v1beta1', 'autoscaling/v2'],
  ...['policy/v1', 'policy/v1beta1', 'networking.k8s.io/v1', 'apps', 'apps/', 'apps/v1/x', 'APPS/v1', ' v1', 'v1 '],
];
const kinds: readonly Json[] = ['Pod', 'pod', 'Pods', 'Deployment', 'Job', 'Service', 'Secret', 'Foo', 'POD', 'pods'];

/** What the object is, wrong; a kind that only an extension can have is no fault that is looked for. */
function withRoot(object: Json, random: Random): Json {
  const field = random.pick(['apiVersion', 'kind', 'metadata', 'spec', 'status']);
  if (random.chance(0.3)) return withAt(object, [field], undefined);
  if (field === 'apiVersion') return withAt(object, [field], random.pick(['', null, 1, {}, [], ...versions]));
  if (field === 'kind') return withAt(object, [field], random.pick(['', null, 1, {}, [], ...kinds]));
  return withAt(object, [field], random.pick(rootValues));
}

/** Fields are chosen before places: a field that is there once counts as much as one that each container has. */
function siteIn(object: Json, { model, focus }: Source, random: Random): Site | undefined {
  const all = sitesOf(object, model);
  const sites = focus === undefined ? all : all.filter(({ path, field }) => focus.test(`${path.join('.')} ${field}`));
  if (sites.length === 0) return undefined;
  if (random.chance(0.4)) return random.pick(sites);
  const field = random.pick([...new Set(sites.map((site) => site.field))]);
  return random.pick(sites.filter((site) => site.field === field));
}

type Mutation = (object: Json, site: Site, source: Source, random: Random) => Json;

function mutateAt(object: Json, site: Site, source: Source, random: Random): Json {
  const { type, value } = site;
  if (random.chance(0.07)) return random.pick(anywhere)(object, site, source, random);
  if ('list' in type && Array.isArray(value)) return random.pick(inLists)(object, site, source, random);
  if ('map' in type && isObject(value)) return random.pick(inMaps)(object, site, source, random);
  if ('definition' in type) return random.pick(inObjects)(object, site, source, random);
  return random.pick(inScalars)(object, site, source, random);
}

const remove: Mutation = (object, { path }) => withAt(object, path, undefined);
const toNull: Mutation = (object, { path }) => withAt(object, path, null);
const toWrongType: Mutation = (object, { path }, _, random) => withAt(object, path, random.pick(wrongTypes));

const rename: Mutation = (object, { path, value }, _, random) => {
  const name = path.at(-1);
  if (typeof name !== 'string') return withAt(object, path, null);
  const renamed = random.pick([
    `${name}x`,
    name.toUpperCase(),
    name.slice(1),
    `${name[0]?.toUpperCase()}${name.slice(1)}`,
  ]);
  return withAt(withAt(object, path, undefined), [...path.slice(0, -1), renamed], value);
};

/** A value of the same field from another object. */
const graft: Mutation = (object, site, { pool }, random) => {
  const last = site.path.at(-1);
  const grown = pool.elementsOf(site.field);
  if ((typeof last === 'number' || site.inMap) && grown.length > 0)
    return withAt(object, site.path, random.pick(grown));
  const values = pool.valuesOf(site.field);
  return values.length === 0 ? object : withAt(object, site.path, random.pick(values));
};

const keys = new WeakMap<TypeRef, string>();

/** A type as text; made once. */
function keyOf(type: TypeRef): string {
  const key = keys.get(type) ?? JSON.stringify(type);
  keys.set(type, key);
  return key;
}

/** A value of the same type from elsewhere, of the same object or of others. */
const transplant: Mutation = (object, { path, type }, { model, pool }, random) => {
  const key = keyOf(type);
  const here = sitesOf(object, model).filter((site) => keyOf(site.type) === key);
  const values = random.chance(0.5) ? here.map(({ value }) => value) : pool.valuesOfType(key);
  return values.length === 0 ? object : withAt(object, path, random.pick(values));
};

/** Two values of one type change places. */
const swap: Mutation = (object, { path, type, value }, { model }, random) => {
  const key = keyOf(type);
  const others = sitesOf(object, model).filter((site) => keyOf(site.type) === key && !related(site.path, path));
  if (others.length === 0) return object;
  const other = random.pick(others);
  return withAt(withAt(object, path, other.value), other.path, value);
};

/** A value leaves its place for another of its type. */
const move: Mutation = (object, { path, type, value }, { model }, random) => {
  const key = keyOf(type);
  const others = sitesOf(object, model).filter((site) => keyOf(site.type) === key && !related(site.path, path));
  if (others.length === 0) return withAt(object, path, undefined);
  return withAt(withAt(object, random.pick(others).path, value), path, undefined);
};

function related(one: Path, other: Path): boolean {
  const shared = Math.min(one.length, other.length);
  return one.slice(0, shared).every((step, at) => step === other[at]) || siblings(one, other);
}

/** Elements of one list: taking one out moves the other. */
function siblings(one: Path, other: Path): boolean {
  return one.some(
    (step, at) => typeof step === 'number' && other.slice(0, at).join('\n') === one.slice(0, at).join('\n'),
  );
}

const otherScalar: Mutation = (object, { path, type, field }, { model }, random) => {
  if (!('scalar' in type)) return object;
  const [owner = '', name = ''] = field.split('.');
  const known = enums[field] ?? model.definitions.get(owner)?.fields.find((each) => each.name === name)?.values;
  if (known !== undefined && random.chance(0.8))
    return withAt(object, path, random.pick([...known, 'Bogus', '', known[0]?.toLowerCase() ?? '']));
  return withAt(object, path, random.pick(scalarsFor(type.scalar, field)));
};

const anyText: Mutation = (object, site, source, random) =>
  'scalar' in site.type && site.type.scalar === 'string'
    ? withAt(object, site.path, random.pick(anyString))
    : otherScalar(object, site, source, random);

const edit: Mutation = (object, { path, value }, _, random) => withAt(object, path, edited(value, random));

/** A field that the object does not have, from the pool. */
const addField: Mutation = (object, site, { model, pool, release }, random) => {
  const definition = definitionOf(site.type, model);
  const own = valueAt(object, site.path);
  if (definition === undefined || !isObject(own)) return object;
  const known = random.chance(0.93);
  const fields = definition.fields.filter(
    ({ name, releases }) =>
      own[name] === undefined &&
      releases.includes(release) === known &&
      pool.valuesOf(`${definition.name}.${name}`).length > 0,
  );
  if (fields.length === 0) return object;
  const { name } = random.pick(fields);
  return withAt(object, [...site.path, name], random.pick(pool.valuesOf(`${definition.name}.${name}`)));
};

const addUnknown: Mutation = (object, { path, value }, _, random) =>
  isObject(value)
    ? withAt(object, [...path, random.pick(['foo', 'Name', 'spec', 'constructor', '__proto__', 'toString', ''])], 'x')
    : object;

const empty: Mutation = (object, { path, value }) => withAt(object, path, Array.isArray(value) ? [] : {});

const listOf = (value: Json): readonly Json[] => (Array.isArray(value) ? value : []);

const duplicate: Mutation = (object, { path, value }, _, random) => {
  const list = listOf(value);
  return list.length === 0 ? object : withAt(object, path, [...list, random.pick(list.map((each) => each ?? {}))]);
};
const reverse: Mutation = (object, { path, value }) => withAt(object, path, [...listOf(value)].reverse());
const grow: Mutation = (object, { path, value, field }, { pool }, random) => {
  const elements = pool.elementsOf(field);
  return elements.length === 0 ? object : withAt(object, path, [...listOf(value), random.pick(elements)]);
};
const nullElement: Mutation = (object, { path, value }) => withAt(object, path, [...listOf(value), null]);
const emptyElement: Mutation = (object, { path, value, type }) =>
  withAt(object, path, [...listOf(value), 'list' in type && 'definition' in type.list ? {} : '']);
const many: Mutation = (object, { path, value }, _, random) => {
  const list = listOf(value);
  const count = random.pick([4, 7, 9, 17, 21, 26, 33, 51, 101]);
  return list.length === 0
    ? object
    : withAt(
        object,
        path,
        Array.from({ length: count }, (_, at) => numbered(list[at % list.length] ?? {}, at)),
      );
};

/** The element with another name, if it has one. */
function numbered(element: Json, at: number): Json {
  if (typeof element === 'string') return element.replace(/[0-9]*$/, String(at + 1));
  if (isObject(element) && typeof element.name === 'string')
    return { ...element, name: `${element.name.slice(0, 10)}${at}` };
  return element;
}

const addEntry: Mutation = (object, { path, type, field }, _, random) => {
  const values = 'map' in type && 'scalar' in type.map ? scalarsFor(type.map.scalar, field) : wrongTypes;
  return withAt(object, [...path, random.pick(keysFor(field))], random.pick(values));
};
const renameEntry: Mutation = (object, { path, value, field }, _, random) => {
  const keys = isObject(value) ? Object.keys(value) : [];
  if (keys.length === 0) return object;
  const key = random.pick(keys);
  const entry = valueAt(object, [...path, key]) ?? null;
  return withAt(withAt(object, [...path, key], undefined), [...path, random.pick(keysFor(field))], entry);
};

const editKey: Mutation = (object, { path, value }, _, random) => {
  const keys = isObject(value) ? Object.keys(value) : [];
  if (keys.length === 0) return object;
  const key = random.pick(keys);
  const entry = valueAt(object, [...path, key]) ?? null;
  return withAt(withAt(object, [...path, key], undefined), [...path, editedText(key, random)], entry);
};

const anywhere: readonly Mutation[] = [remove, toNull, toWrongType, rename];
const inScalars: readonly Mutation[] = [
  ...[otherScalar, otherScalar, otherScalar, otherScalar, otherScalar, otherScalar, otherScalar],
  ...[edit, edit, edit, edit, anyText, remove, transplant, swap, graft],
];
const inObjects: readonly Mutation[] = [
  ...[addField, addField, addField, addField, addField, addField, addField, graft, graft],
  ...[transplant, swap, move, remove, empty, addUnknown],
];
const inLists: readonly Mutation[] = [
  duplicate,
  duplicate,
  reverse,
  grow,
  grow,
  nullElement,
  emptyElement,
  many,
  graft,
  graft,
  transplant,
  move,
  swap,
  remove,
  empty,
];
const inMaps: readonly Mutation[] = [
  addEntry,
  addEntry,
  addEntry,
  addEntry,
  addEntry,
  renameEntry,
  renameEntry,
  editKey,
  editKey,
  graft,
  transplant,
  swap,
  move,
  remove,
  empty,
];
