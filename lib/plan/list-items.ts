import { own } from '../values/own';
import type { Side } from './side';

/** An item of a list. */
export type Item = Side;

/**
 * The items of a list by what tells them apart: `web` for a container, `8080/TCP` for a port; `undefined` for a list whose
 * items have no such fields, or in which two of them agree.
 * @param byName whether items that have different names each are told apart by these
 */
export function keyedItems(
  { value, shown }: Side,
  keys: readonly string[] | undefined,
  byName = false,
): ReadonlyMap<string, Item> | undefined {
  if (!Array.isArray(value)) return undefined;
  const names = keys ?? (byName ? ['name'] : undefined);
  if (names === undefined) return undefined;
  const items = new Map<string, Item>();
  for (const [at, item] of value.entries()) {
    const name = itemName(item, names);
    if (name === undefined || items.has(name)) return undefined;
    items.set(name, { value: item, shown: Array.isArray(shown) ? shown[at] : shown });
  }
  return items;
}

/** The name of an item by its keys; `undefined` where it has none of them. */
export function itemName(item: unknown, keys: readonly string[]): string | undefined {
  const parts = keys.map((key) => own(item, key)).filter((part) => part !== undefined && part !== null);
  return parts.length === 0 || parts.some((part) => typeof part === 'object') ? undefined : parts.map(String).join('/');
}
