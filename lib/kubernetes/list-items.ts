import { child, type FieldPath, index } from '../findings/field-path';
import { own } from '../values/own';

/** An object, and where it stands in what it came in: `items[1]`; `''` where it came alone. */
export interface PlacedObject {
  readonly object: unknown;
  readonly path: FieldPath;
}

/**
 * The objects of a value, in order: itself, or the items of a `List` or of a list of one kind (`PodList`), which may be
 * lists again. Items of the latter need not say what they are, and are given their kind. A list that stands in several
 * places, itself included, is read at the first: programs and YAML aliases make small ones of a size without bounds.
 */
export function objectsIn(value: unknown): readonly PlacedObject[] {
  const found: PlacedObject[] = [];
  // Not by recursion: lists may be nested more deeply than calls.
  const left: PlacedObject[] = [{ object: value, path: '' }];
  const read = new Set<unknown>();
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const entries = own(next.object, 'items');
    const items = itemsOf(next.object);
    if (items === undefined) found.push(next);
    if (items === undefined || read.has(entries)) continue;
    read.add(entries);
    const path = child(next.path, 'items');
    for (let at = items.length - 1; at >= 0; at -= 1) left.push({ object: items[at], path: index(path, at) });
  }
  return found;
}

/** Whether a value is a list of objects, and none itself. */
export function isList(value: unknown): boolean {
  return itemsOf(value) !== undefined;
}

function itemsOf(value: unknown): readonly unknown[] | undefined {
  const kind = own(value, 'kind');
  if (typeof kind !== 'string' || !kind.endsWith('List')) return undefined;
  const items = own(value, 'items');
  if (!Array.isArray(items)) return undefined;
  if (kind === 'List') return items;
  const of = { apiVersion: own(value, 'apiVersion'), kind: kind.slice(0, -'List'.length) };
  return items.map((item) => withKind(item, of));
}

function withKind(item: unknown, of: { readonly apiVersion: unknown; readonly kind: string }): unknown {
  return typeof item === 'object' && item !== null && !Array.isArray(item) && !('kind' in item)
    ? { ...of, ...item }
    : item;
}
