import type { FieldPath } from '../../findings/field-path';
import type { Change } from '../planned';

/** The changes at a path or below it. */
export function changesAt(changes: readonly Change[], path: FieldPath): readonly Change[] {
  return changes.filter(({ field }) => isAt(field, path));
}

/** Whether a field is at a path or below it. */
export function isAt(field: FieldPath, path: FieldPath): boolean {
  if (!field.startsWith(path)) return false;
  const next = field[path.length];
  return next === undefined || next === '.' || next === '[';
}
