import type { FieldPath } from '../../kubernetes/field-path';
import { notSupported, type Report, required } from '../report';
import { unsupported } from './findings';

const code = 'api/enum';

/** A field that takes one of a few values. Where it is left out nothing is said. */
export function validateEnum(
  value: string | undefined,
  allowed: ReadonlySet<string>,
  field: FieldPath,
  report: Report,
  serverField: FieldPath = field,
): void {
  if (value === undefined || allowed.has(value)) return;
  report(notSupported(code, field, { ...unsupported(value, allowed), ...(serverField !== field && { serverField }) }));
}

/** As {@link validateEnum}, where the server tells an empty text from a wrong one. */
export function validateRequiredEnum(
  value: string | undefined,
  allowed: ReadonlySet<string>,
  field: FieldPath,
  report: Report,
): void {
  if (value !== undefined && value !== '') validateEnum(value, allowed, field, report);
  else {
    const message = `needs one of ${[...allowed].join(', ')}`;
    report(required(code, field, { value, message, fix: `write one of them, as ${[...allowed][0]}` }));
  }
}
