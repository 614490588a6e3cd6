import { child, type FieldPath, index } from '../../findings/field-path';
import { equal } from '../../values/equal';

/** As many are named. */
const most = 8;

/** The innermost fields in which two values in canonical form differ: the first few. */
export function changedFields(value: unknown, old: unknown, path: FieldPath): readonly FieldPath[] {
  return differences(value, old, path).slice(0, most);
}

function differences(value: unknown, old: unknown, path: FieldPath): readonly FieldPath[] {
  if (equal(value, old)) return [];
  if (Array.isArray(value) && Array.isArray(old) && value.length === old.length) {
    return value.flatMap((entry, at) => differences(entry, old[at], index(path, at)));
  }
  if (!isObject(value) || !isObject(old)) return [path];
  const names = new Set([...Object.keys(value), ...Object.keys(old)]);
  return [...names].flatMap((name) => differences(value[name], old[name], child(path, name)));
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
