import { child, type FieldPath, key, parentPaths, parse } from '../findings/field-path';
import { credentialsIn } from '../findings/secrecy/secret-text';
import { own } from '../values/own';
import { type CustomWorkloads, customWorkloadOf, knownCustomWorkloads } from './custom/custom-workloads';
import { isPathOf } from './custom/path-pattern';
import { type FieldType, listKeysOf, objectType } from './fields';
import { knownKind } from './kinds';

/**
 * A field path with items of lists by what tells them apart instead of by position, so that it is the same after an item is
 * added: `spec.containers[name=web].ports[containerPort=8080]`. The keys are those of kubectl's strategic merge. Items of other
 * lists, and those that share their keys with another, are named by position. No name in it can be a credential.
 * @param workloads the kinds of custom resources whose pod templates have names, too
 */
export function namedField(
  object: unknown,
  field: FieldPath,
  workloads: CustomWorkloads = knownCustomWorkloads,
): FieldPath {
  if (!field.includes('[')) return field;
  let at: At = { value: object, type: typeOf(object) };
  const template = at.type === undefined ? templateAround(object, field, workloads) : undefined;
  let path = '';
  for (const [position, { kind, name }] of parse(field).entries()) {
    if (position === template) at = { ...at, type: objectType('PodTemplateSpec') };
    if (kind === 'child') path = child(path, name);
    else path = key(path, Array.isArray(at.value) ? itemName(at.value, at.keys, name) : name);
    at = step(at, name);
  }
  return path;
}

/** A value on the way, with what Kubernetes knows of it: its type and, for a list, the keys of its items. */
interface At {
  readonly value: unknown;
  readonly type?: FieldType | undefined;
  readonly keys?: readonly string[] | undefined;
}

/** How many steps lead to the pod template of a custom resource that a field is in. */
function templateAround(object: unknown, field: FieldPath, workloads: CustomWorkloads): number | undefined {
  const templates = customWorkloadOf(object, workloads)?.templates ?? [];
  const around = parentPaths(field).find((path) => templates.some((one) => isPathOf(one.path, path)));
  return around === undefined ? undefined : parse(around).length;
}

function typeOf(object: unknown): FieldType | undefined {
  const known = knownKind(own(object, 'apiVersion'), own(object, 'kind'));
  return known === undefined ? undefined : objectType(known.definition);
}

function step({ value, type }: At, name: string): At {
  const next = own(value, name);
  if (type?.kind === 'list' || type?.kind === 'map') return { value: next, type: type.of };
  const field = type?.kind === 'object' ? type.resolved.fields.get(name) : undefined;
  return field === undefined ? { value: next } : { value: next, type: field.type, keys: listKeysOf(field) };
}

/** The names of a list's items by position; computed once for each list, which may have as many findings as items. */
const namesOfLists = new WeakMap<readonly unknown[], readonly string[]>();

function itemName(list: readonly unknown[], keys: readonly string[] | undefined, position: string): string {
  if (keys === undefined) return position;
  const known = namesOfLists.get(list);
  const names = known ?? namesIn(list, keys);
  if (known === undefined) namesOfLists.set(list, names);
  return names[Number(position)] ?? position;
}

function namesIn(list: readonly unknown[], keys: readonly string[]): readonly string[] {
  const names = list.map((item) => nameOf(item, keys));
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return names.map((name, at) => (name === '' || counts.get(name) !== 1 ? `${at}` : name));
}

/** What can be read in a path, and is no longer than a name. */
const plain = /^[\w.:/-]{1,253}$/;

/** An item as `containerPort=8080,protocol=UDP`; `''` for one without keys. */
function nameOf(item: unknown, keys: readonly string[]): string {
  const parts = keys.flatMap((key) => {
    const value = own(item, key);
    // The default says as much as nothing.
    if (value === undefined || (key === 'protocol' && value === 'TCP')) return [];
    return [{ key, text: typeof value === 'string' || typeof value === 'number' ? String(value) : '' }];
  });
  const isPlain = parts.every(({ text }) => plain.test(text) && credentialsIn(text).length === 0);
  return isPlain ? parts.map(({ key, text }) => `${key}=${text}`).join(',') : '';
}
