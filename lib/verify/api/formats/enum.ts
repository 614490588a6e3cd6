import type { FieldPath } from '../../../findings/field-path';
import { notSupported, type Report, required } from '../../report/report';
import { unsupported } from '../../report/wording';

const code = 'api/enum';

/** What differs from one use of {@link validateEnum} to another. */
export interface EnumCheck {
  /** The path as the server prints it. @default the path itself */
  readonly serverField?: FieldPath;
  /** The values that are allowed with what else is set there. @default all that are allowed */
  readonly fitting?: ReadonlySet<string>;
}

/** A field with an enum. An absent one is not reported. */
export function validateEnum(
  value: string | undefined,
  allowed: ReadonlySet<string>,
  field: FieldPath,
  report: Report,
  { serverField = field, fitting = allowed }: EnumCheck = {},
): void {
  if (value === undefined || allowed.has(value)) return;
  const words = unsupported(value, allowed, fitting);
  report(notSupported(code, field, serverField === field ? words : { ...words, serverField }));
}

/** As {@link validateEnum}, where the server tells an empty text from a wrong one. */
export function validateRequiredEnum(
  value: string | undefined,
  allowed: ReadonlySet<string>,
  field: FieldPath,
  report: Report,
  check: EnumCheck = {},
): void {
  if (value !== undefined && value !== '') validateEnum(value, allowed, field, report, check);
  else {
    const message = `required: one of ${[...allowed].map((one) => JSON.stringify(one)).join(', ')}`;
    const [first] = check.fitting ?? allowed;
    report(required(code, field, { value, message, fix: `set one of them, such as ${JSON.stringify(first)}` }));
  }
}
