import type { FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { invalid } from '../../report/report';

/** A count or duration below zero, in a field that takes none. */
export function negative(value: number, field: FieldPath): Finding {
  return invalid('api/negative', field, {
    value,
    message: `${value} is less than 0`,
    fix: 'write 0 or more, or leave it out',
  });
}
