import { type FieldPath, parse } from '../findings/field-path';
import type { UsualDocument } from './usual';

/** Where a field of a usual document starts, or else its nearest parent: its key, and of a list the item. */
export function startOf({ value, starts }: UsualDocument, field: FieldPath): number {
  let found: unknown = value;
  let at = 0;
  for (const { name } of field === '' ? [] : parse(field)) {
    const before = isObject(found) ? beforeEach(found).get(name) : undefined;
    if (before === undefined) break;
    at += 1 + before;
    found = (found as Readonly<Record<string, unknown>>)[name];
  }
  return starts[at] ?? 0;
}

/** Counted once for each object and list, so that many findings in one take linear time. */
const counted = new WeakMap<object, ReadonlyMap<string, number>>();

/** How many keys and items are in a value before each of its own, with all that is in these. */
function beforeEach(parent: object): ReadonlyMap<string, number> {
  const known = counted.get(parent);
  if (known !== undefined) return known;
  const before = new Map<string, number>();
  let count = 0;
  for (const [name, value] of Object.entries(parent)) {
    before.set(name, count);
    count += 1 + countIn(value);
  }
  counted.set(parent, before);
  return before;
}

/** How many keys and items are in a value. */
function countIn(value: unknown): number {
  if (!isObject(value)) return 0;
  return Object.values(value).reduce<number>((count, one) => count + 1 + countIn(one), 0);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
