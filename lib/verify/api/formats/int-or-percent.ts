import type { FieldPath } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { IntOrString } from '../../../kubernetes/generated/types';
import { shareFix } from '../../../kubernetes/scalar-fix';
import { invalid, type Report } from '../../report/report';

const code = 'api/int-or-percent';
const percent = /^[0-9]+%$/;

/** A count of Pods, or a share of them: a whole number from 0 on, or a percentage. */
export function validateIntOrPercent(value: IntOrString, field: FieldPath, report: Report): void {
  if (typeof value === 'number' ? value >= 0 : percent.test(value)) return;
  report(
    invalid(code, field, {
      value,
      message: `must be 0 or greater, or a percentage, got ${valueText(value)}`,
      fix: shareFix(value).fix,
    }),
  );
}

/** A share of the Pods is at most all of them. */
export function validateAtMostAll(value: IntOrString, field: FieldPath, report: Report): void {
  if (typeof value === 'number' || !percent.test(value) || Number.parseInt(value, 10) <= 100) return;
  report(
    invalid(code, field, {
      value,
      message: `must be at most 100%, got ${valueText(value)}`,
      fix: 'set "100%" or less',
    }),
  );
}

/** What the server counts such a value as: the number, or that before the percent sign; 0 for any other text. */
export function sizeOf(value: IntOrString): number {
  if (typeof value === 'number') return value;
  // A number written as a text counts as one, although it is refused.
  return /^(?:[0-9]+%|[+-]?[0-9]+)$/.test(value) ? Number.parseInt(value, 10) : 0;
}
