/** Adds entries to a list. `list.push(...more)` overflows the stack where there are more than some 120,000. */
export function append<T>(list: T[], more: Iterable<T>): void {
  for (const entry of more) list.push(entry);
}

/** Takes all other entries out of a list, in place. */
export function keepOnly<T>(list: T[], isKept: (entry: T) => boolean): void {
  let kept = 0;
  for (const entry of list) {
    if (!isKept(entry)) continue;
    list[kept] = entry;
    kept += 1;
  }
  list.length = kept;
}
