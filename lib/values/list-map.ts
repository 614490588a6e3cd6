import { grouped } from './grouped';

/**
 * The list with additions merged in by their keys: an addition stands in place of the entries that have its key, the
 * others follow at the end in their order. Additions that share a key all stay, so that the clash can be seen.
 */
export function mergeByKey<Entry>(
  list: readonly Entry[],
  additions: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly Entry[] {
  const added = grouped(additions, keyOf);
  const placed = new Set<string>();
  const merged = list.flatMap((entry) => {
    const name = keyOf(entry);
    const replacing = added.get(name);
    if (replacing === undefined) return [entry];
    if (placed.has(name)) return [];
    placed.add(name);
    return replacing;
  });
  return [...merged, ...additions.filter((entry) => !placed.has(keyOf(entry)))];
}
