import { type FieldPath, parse } from '../findings/field-path';
import { own } from '../values/own';
import type { UsualDocument } from './usual';

/** Where a field of a usual document starts, or else its nearest parent: its key, and of a list the item. */
export function startOf({ value, starts }: UsualDocument, field: FieldPath): number {
  let found: unknown = value;
  // Keys and items are counted up to the field, each with all that is in it.
  let at = 0;
  for (const { name } of field === '' ? [] : parse(field)) {
    const child = childOf(found, name);
    if (child === undefined) break;
    at += 1;
    for (const before of child.before) at += 1 + countIn(before);
    found = child.value;
  }
  return starts[at] ?? 0;
}

function childOf(parent: unknown, name: string) {
  if (Array.isArray(parent)) {
    const index = /^\d{1,10}$/.test(name) ? Number(name) : parent.length;
    return index < parent.length ? { before: parent.slice(0, index), value: parent[index] } : undefined;
  }
  const value = own(parent, name);
  if (value === undefined) return undefined;
  const values = Object.values(parent as object);
  return { before: values.slice(0, Object.keys(parent as object).indexOf(name)), value };
}

/** How many keys and items are in a value. */
function countIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce<number>((count, one) => count + 1 + countIn(one), 0);
}
