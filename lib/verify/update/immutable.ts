import type { FieldPath } from '../../findings/field-path';
import { equal } from '../../values/equal';
import { invalid, type Report } from '../report/report';

/**
 * A field that stays as it was created. Both values are in canonical form, so that what a server takes for the same is equal.
 * @param fix what else to do than to keep the value
 */
export function immutable(
  value: unknown,
  old: unknown,
  field: FieldPath,
  report: Report,
  fix = 'keep the old value, or delete the object and create it again',
): void {
  if (equal(value, old)) return;
  report(invalid('api/immutable-field', field, { value, message: 'immutable', fix }));
}
