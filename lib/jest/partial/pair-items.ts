/**
 * Pairs items of a partial with items of their own that they match: as many as can be, whatever the order of both.
 * @param candidates for each item of the partial, the positions of those that it may match
 * @returns by the position in the partial, that of the item it is paired with
 */
export function pairItems(
  candidates: readonly (readonly number[])[],
  matches: (inPartial: number, at: number) => boolean,
  received: number,
): ReadonlyMap<number, number> {
  const takenBy = new Map<number, number>();
  const known = new Map<string, boolean>();
  const isMatch = (inPartial: number, at: number): boolean => {
    const key = `${inPartial} ${at}`;
    const match = known.get(key) ?? matches(inPartial, at);
    known.set(key, match);
    return match;
  };
  /** Gives an item one that is free, or one whose taker can have another. */
  function place(inPartial: number, tried: Set<number>): boolean {
    const open = (candidates[inPartial] ?? []).filter((at) => !tried.has(at));
    const free = open.find((at) => !takenBy.has(at) && isMatch(inPartial, at));
    if (free !== undefined) {
      takenBy.set(free, inPartial);
      return true;
    }
    // Nothing can be moved where all are taken.
    if (takenBy.size === received) return false;
    for (const at of open) {
      const taker = takenBy.get(at);
      if (taker === undefined || tried.has(at) || !isMatch(inPartial, at)) continue;
      tried.add(at);
      if (!place(taker, tried)) continue;
      takenBy.set(at, inPartial);
      return true;
    }
    return false;
  }
  for (const inPartial of candidates.keys()) place(inPartial, new Set());
  return new Map([...takenBy].map(([at, inPartial]) => [inPartial, at]));
}
