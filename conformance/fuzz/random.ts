/** A stream of choices that a seed determines. */
export interface Random {
  /** From 0 up to, but not including, `below`. */
  int(below: number): number;
  /** @throws RangeError for an empty list. */
  pick<T>(list: readonly T[]): T;
  chance(probability: number): boolean;
}

/** The same seeds give the same choices on every machine. */
export function randomOf(...seeds: readonly (string | number)[]): Random {
  let state = hash(seeds.join('/'));
  // mulberry32
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const int = (below: number): number => Math.floor(next() * below);
  return {
    int,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const at = int(list.length);
      const picked = list[at];
      if (at >= list.length || picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
  };
}

/** FNV-1a. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193);
  return value;
}
