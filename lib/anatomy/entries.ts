/** One entry of a list, with the path that it stands at. */
export interface Entry<T> {
  readonly field: string;
  readonly value: T;
}

/**
 * The objects in a list, each with its field path. Missing entries, and entries that are not objects, are skipped: templates come
 * from anywhere, and reading one must not fail where checking its shape will say what is wrong.
 */
export function entriesOf<T extends object>(list: readonly T[] | null | undefined, path: string): readonly Entry<T>[] {
  const entries: Entry<T>[] = [];
  forEachEntry(list, path, (value, field) => {
    entries.push({ field, value });
  });
  return entries;
}

/** Shows what {@link entriesOf} would hold, one after the other. */
export function forEachEntry<T extends object>(
  list: readonly T[] | null | undefined,
  path: string,
  visit: (value: T, field: string) => void,
): void {
  if (!Array.isArray(list)) return;
  list.forEach((value: T | null, index) => {
    if (typeof value === 'object' && value !== null) visit(value, `${path}[${index}]`);
  });
}
