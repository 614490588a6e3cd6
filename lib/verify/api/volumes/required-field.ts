import type { FieldPath } from '../../../findings/field-path';
import { invalid, type Report, required } from '../../report/report';

/** Reports a field without which a source cannot be used, where it is absent, an empty text, or an empty list. */
export function requireField(
  value: string | readonly string[] | undefined,
  path: FieldPath,
  name: string,
  report: Report,
): void {
  if (value !== undefined && value.length > 0) return;
  report(
    required('api/volume-required', `${path}.${name}`, {
      message: 'missing',
      fix: `set ${name}`,
    }),
  );
}

/** Reports the name of a Secret that is missing where the Secret is referred to at all. */
export function requireSecretName(
  reference: { readonly name?: string | undefined } | undefined,
  path: FieldPath,
  name: string,
  report: Report,
): void {
  if (reference !== undefined) requireField(reference.name, `${path}.${name}`, 'name', report);
}

/** Reports a number that is outside a range; an absent one is zero to the server, which is in all of them. */
export function requireRange(
  value: number | undefined,
  most: number,
  path: FieldPath,
  name: string,
  report: Report,
): void {
  if (value === undefined || (value >= 0 && value <= most)) return;
  const message = `must be 0 to ${most}, got ${value}`;
  report(
    invalid('api/volume-range', `${path}.${name}`, {
      value,
      message,
      fix: value < 0 ? 'set 0 or more' : `set ${most} or less`,
    }),
  );
}

/** Reports an ephemeral volume without a template of its claim. */
export function requireClaimTemplate(field: FieldPath, report: Report): void {
  const message = 'missing';
  report(required('api/volume-required', field, { message, fix: 'set volumeClaimTemplate with the spec of a claim' }));
}
