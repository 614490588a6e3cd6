/** One entry of a list, with the path that it stands at. */
export interface Entry<T> {
  readonly field: string;
  readonly value: T;
}

/**
 * The objects in a list, each with its field path. What is not there, or is no object, is passed over: templates come
 * from anywhere, and reading one must not fail where checking its shape will say what is wrong.
 */
export function entriesOf<T extends object>(list: readonly T[] | null | undefined, path: string): readonly Entry<T>[] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((value: T | null, index) =>
    typeof value === 'object' && value !== null ? [{ field: `${path}[${index}]`, value }] : [],
  );
}
