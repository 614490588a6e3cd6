import { isObject, type Json } from '../../generate/json';
import type { Definition, Model, TypeRef } from '../../generate/model';
import type { Path } from './tree';

/** A value in an object, and what it is for the API server. */
export interface Site {
  readonly path: Path;
  /** The field that it is the value of, or an element or entry of: `Container.ports`. */
  readonly field: string;
  readonly type: TypeRef;
  readonly value: Json;
  /** The key, for an entry of a map. */
  readonly inMap: boolean;
}

/** The definition that a value of this type is of; none for lists, maps and scalars. */
export function definitionOf(type: TypeRef, model: Model): Definition | undefined {
  return 'definition' in type ? model.definitions.get(type.definition) : undefined;
}

/** The definition of the kind that an object names, of its API version where that has the kind. */
export function kindOf(object: Json, model: Model): Definition | undefined {
  if (!isObject(object) || typeof object.kind !== 'string') return undefined;
  const { kind, apiVersion } = object;
  const latest = model.definitions.get(kind);
  if (latest === undefined || latest.apiVersion === apiVersion) return latest;
  const versions = [...model.definitions.values()].filter((each) => each.apiVersion !== undefined);
  return versions.find((each) => each.kind === kind && each.apiVersion === apiVersion) ?? latest;
}

/** Every value in an object that the API server has a type for, but its apiVersion and kind. */
export function sitesOf(object: Json, model: Model): readonly Site[] {
  const kind = kindOf(object, model);
  const sites: Site[] = [];
  if (kind !== undefined) walkObject(object, kind, [], model, sites);
  return sites.filter(({ path }) => path[0] !== 'apiVersion' && path[0] !== 'kind');
}

function walkObject(value: Json, definition: Definition, path: Path, model: Model, sites: Site[]): void {
  if (!isObject(value)) return;
  for (const field of definition.fields) {
    const inner = value[field.name];
    if (inner === undefined) continue;
    const name = `${definition.name}.${field.name}`;
    walk({ path: [...path, field.name], field: name, type: field.type, value: inner, inMap: false }, model, sites);
  }
}

function walk(site: Site, model: Model, sites: Site[]): void {
  sites.push(site);
  const { path, field, type, value } = site;
  if ('list' in type && Array.isArray(value)) {
    value.forEach((each, at) => {
      walk({ path: [...path, at], field, type: type.list, value: each, inMap: false }, model, sites);
    });
  } else if ('map' in type && isObject(value)) {
    for (const [key, each] of Object.entries(value)) {
      walk({ path: [...path, key], field, type: type.map, value: each, inMap: true }, model, sites);
    }
  } else {
    const definition = definitionOf(type, model);
    if (definition !== undefined) walkObject(value, definition, path, model, sites);
  }
}

/** The object without the fields that a release does not know. */
export function pruned(value: Json, definition: Definition, model: Model, release: string): Json {
  if (!isObject(value)) return value;
  const kept = Object.entries(value).flatMap(([name, inner]): [string, Json][] => {
    const field = definition.fields.find((each) => each.name === name);
    if (field === undefined) return [[name, inner]];
    return field.releases.includes(release) ? [[name, prunedType(inner, field.type, model, release)]] : [];
  });
  return Object.fromEntries(kept);
}

function prunedType(value: Json, type: TypeRef, model: Model, release: string): Json {
  if ('list' in type && Array.isArray(value)) return value.map((each) => prunedType(each, type.list, model, release));
  if ('map' in type && isObject(value)) {
    const entries = Object.entries(value).map(([key, each]) => [key, prunedType(each, type.map, model, release)]);
    return Object.fromEntries(entries);
  }
  const definition = definitionOf(type, model);
  return definition === undefined ? value : pruned(value, definition, model, release);
}
