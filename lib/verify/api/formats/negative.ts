import type { FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { invalid } from '../../report/report';

/** A count or duration below zero, in a field that takes none. */
export function negative(value: number, field: FieldPath): Finding {
  return invalid('api/negative', field, {
    value,
    message: `must be 0 or greater, got ${value}`,
    fix: 'set 0 or more, or remove it',
  });
}
