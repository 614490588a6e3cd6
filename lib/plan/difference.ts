import { child, type FieldPath, key } from '../findings/field-path';
import { type Definition, type Field, type FieldType, listKeysOf, objectType } from '../kubernetes/fields';
import { canonicalQuantity, isQuantity } from '../kubernetes/quantity';
import { equal } from '../values/equal';
import { kindType } from './kind-type';
import { type Item, keyedItems } from './list-items';
import type { Change } from './planned';
import type { Side } from './side';
import { isZero } from './stored/zero-fields';

/** A field's place in both objects. */
interface Place {
  readonly before: Side;
  readonly after: Side;
  /** Absent where the kind is not known. */
  readonly type: FieldType | undefined;
  readonly field?: Field | undefined;
  readonly path: FieldPath;
}

/**
 * What differs between two objects as servers store them: fields, entries of maps, and items of lists by the keys that tell
 * them apart. What a server stores in the same way is not a difference: absent and empty lists, `1000m` and `1`.
 */
export function difference(before: Side, after: Side, definition: Definition | undefined): readonly Change[] {
  const changes: Change[] = [];
  compare({ before, after, type: kindType(definition), path: '' }, changes);
  return changes;
}

function compare(place: Place, changes: Change[]): void {
  const { before, after, type, path } = place;
  const [was, is] = [isPresent(before.value, place), isPresent(after.value, place)];
  if (!was && !is) return;
  if (isMap(before.value, type) && isMap(after.value, type)) compareEntries(place, changes);
  else if (was && is && Array.isArray(before.value) && Array.isArray(after.value)) compareLists(place, changes);
  else if (!was) changes.push({ field: path, change: 'added', after: after.shown });
  else if (!is) changes.push({ field: path, change: 'removed', before: before.shown });
  else if (isObject(before.value) && isObject(after.value)) compareEntries(place, changes);
  else if (!isSame(before.value, after.value, type)) {
    changes.push({ field: path, change: 'changed', before: before.shown, after: after.shown });
  }
}

function isPresent(value: unknown, { type, field }: Place): boolean {
  if (value === undefined || value === null) return false;
  if (type === undefined) return true;
  if (Array.isArray(value)) return value.length > 0;
  if (type.kind === 'map') return Object.keys(value).length > 0;
  return field === undefined || !isZero(field, value);
}

/** Whether both sides of a place are maps: an entry of one is a field of its own, also where the other has no map at all. */
function isMap(value: unknown, type: FieldType | undefined): boolean {
  return type?.kind === 'map' && (value === undefined || value === null || isObject(value));
}

function compareEntries(place: Place, changes: Change[]): void {
  const { before, after } = place;
  const names = new Set([...namesOf(before.value), ...namesOf(after.value)]);
  for (const name of names) compare(inside(place, name), changes);
}

function namesOf(value: unknown): readonly string[] {
  return isObject(value) ? Object.keys(value) : [];
}

function inside({ before, after, type, path }: Place, name: string): Place {
  const field = type?.kind === 'object' ? type.resolved.fields.get(name) : undefined;
  const isEntry = type?.kind === 'map' || (type === undefined && !/^[A-Za-z_][\w-]*$/.test(name));
  return {
    before: sideIn(before, name),
    after: sideIn(after, name),
    type: type?.kind === 'map' ? type.of : (field?.type ?? (path === '' && name === 'metadata' ? metadata : undefined)),
    field,
    path: isEntry ? key(path, name) : child(path, name),
  };
}

/** What all objects have, also those of kinds that are not known. */
const metadata = objectType('ObjectMeta');

function sideIn({ value, shown }: Side, name: string): Side {
  const inner = (from: unknown) => (isObject(from) && Object.hasOwn(from, name) ? from[name] : undefined);
  // What is described as a whole is described in all its parts.
  return { value: inner(value), shown: isObject(shown) ? inner(shown) : shown };
}

function compareLists(place: Place, changes: Change[]): void {
  const { before, after, type, field } = place;
  const of = type?.kind === 'list' ? type.of : undefined;
  const keys = field === undefined ? undefined : listKeysOf(field);
  const items = [before, after].map((side) => keyedItems(side, keys, of === undefined));
  const [old, now] = items;
  if (old !== undefined && now !== undefined) compareKeyed(place, of, old, now, changes);
  else compareInOrder(place, of, changes);
}

function compareKeyed(
  { path }: Place,
  type: FieldType | undefined,
  old: ReadonlyMap<string, Item>,
  now: ReadonlyMap<string, Item>,
  changes: Change[],
): void {
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [before = none, after = none] = [old.get(name), now.get(name)];
    compare({ before, after, type, path: key(path, name) }, changes);
  }
  const kept = [...old.keys()].filter((name) => now.has(name));
  const order = [...now.keys()].filter((name) => old.has(name));
  if (!equal(kept, order)) changes.push({ field: path, change: 'reordered', before: kept, after: order });
}

const none: Side = { value: undefined, shown: undefined };

/** Lists of plain values are one value. Of other lists, the items between those that are the same at both ends are compared. */
function compareInOrder(place: Place, of: FieldType | undefined, changes: Change[]): void {
  const { before, after, path } = place;
  const [old, now] = [before.value as readonly unknown[], after.value as readonly unknown[]];
  if (old.length === now.length && old.every((item, at) => isSameItem(item, now[at], of))) return;
  if (![...old, ...now].every(isObject)) {
    changes.push({ field: path, change: 'changed', before: before.shown, after: after.shown });
    return;
  }
  let start = 0;
  const most = Math.min(old.length, now.length);
  while (start < most && isSameItem(old[start], now[start], of)) start += 1;
  let end = 0;
  while (end < most - start && isSameItem(old.at(-1 - end), now.at(-1 - end), of)) end += 1;
  for (let at = start; at < Math.max(old.length, now.length) - end; at += 1) {
    const side = (from: Side, length: number) => (at < length - end ? sideAt(from, at) : none);
    compare(
      { before: side(before, old.length), after: side(after, now.length), type: of, path: `${path}[${at}]` },
      changes,
    );
  }
}

function sideAt({ value, shown }: Side, at: number): Side {
  return { value: (value as readonly unknown[])[at], shown: Array.isArray(shown) ? shown[at] : shown };
}

function isSameItem(before: unknown, after: unknown, type: FieldType | undefined): boolean {
  const changes: Change[] = [];
  compare({ before: shownAs(before), after: shownAs(after), type, path: '' }, changes);
  return changes.length === 0;
}

function shownAs(value: unknown): Side {
  return { value, shown: value };
}

function isSame(before: unknown, after: unknown, type: FieldType | undefined): boolean {
  if (type?.kind === 'scalar' && type.scalar === 'quantity' && isQuantity(before) && isQuantity(after)) {
    return canonicalQuantity(before) === canonicalQuantity(after);
  }
  return equal(before, after);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
