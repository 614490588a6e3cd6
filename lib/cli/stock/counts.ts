/** How many there are of what has a key. */
export type Counts = Map<string, number>;

/** Counts some more. */
export function count(counts: Counts, key: string, more = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + more);
}

/** Takes one of those that are left; false where none is. */
export function takeOne(left: Counts, key: string): boolean {
  const there = left.get(key) ?? 0;
  if (there > 0) left.set(key, there - 1);
  return there > 0;
}
