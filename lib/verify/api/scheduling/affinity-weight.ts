import type { FieldPath } from '../../../findings/field-path';
import { invalid, type Report } from '../../report/report';

/** How much a preference counts. */
export function validateWeight(weight: number | undefined, field: FieldPath, report: Report): void {
  if (weight !== undefined && weight > 0 && weight <= 100) return;
  const message = weight === undefined ? 'missing' : `must be 1 to 100, got ${weight}`;
  report(
    invalid('api/affinity-weight', field, {
      value: weight,
      message,
      fix: 'set 1 to 100 (larger counts more)',
    }),
  );
}
