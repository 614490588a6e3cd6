import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import { invalid, type Report } from '../../report/report';

/** How much a preference counts. */
export function validateWeight(weight: number | undefined, field: FieldPath, report: Report): void {
  if (weight !== undefined && weight > 0 && weight <= 100) return;
  const message = `found ${valueText(weight)}; a weight is 1 to 100`;
  report(
    invalid('api/affinity-weight', field, {
      value: weight,
      message,
      fix: 'write 1 to 100: the larger one counts more',
    }),
  );
}
