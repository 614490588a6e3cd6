import { get, index } from '../kubernetes/field-path';

/** The entries of a list in a manifest beside their paths; none where there is no list. */
export function entries(value: unknown, path: string): readonly { readonly value: unknown; readonly path: string }[] {
  const list = get(value, path);
  return Array.isArray(list) ? list.map((entry, position) => ({ value: entry, path: index(path, position) })) : [];
}
