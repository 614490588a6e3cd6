/**
 * The list with additions merged in by their keys: an addition stands in place of the entries that have its key, the
 * others follow at the end in their order. Additions that share a key all stay, so that the clash can be seen.
 */
export function mergeByKey<Entry>(
  list: readonly Entry[],
  additions: readonly Entry[],
  keyOf: (entry: Entry) => string,
): readonly Entry[] {
  const added = groupByKey(additions, keyOf);
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

function groupByKey<Entry>(list: readonly Entry[], keyOf: (entry: Entry) => string): ReadonlyMap<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of list) {
    const name = keyOf(entry);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [entry]);
    else group.push(entry);
  }
  return groups;
}
