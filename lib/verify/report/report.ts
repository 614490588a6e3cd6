import type { FieldPath } from '../../findings/field-path';
import type { Finding, Reason } from '../../findings/finding';
import type { Code } from '../../findings/generated/codes';

/**
 * Takes what a rule finds. Rules are handed this instead of returning lists, so that an object in which nothing is wrong,
 * as nearly all are, costs no allocation.
 */
export type Report = (finding: Finding) => void;

/** What a finding may say beyond its place and reason. */
export interface Details {
  /** What was found, what is allowed: in our words. */
  readonly message: string;
  readonly value?: unknown;
  /** What to do: what to write, with the value where there is one. */
  readonly fix: string;
  /** The path as the server prints it, where that is not the real one. */
  readonly serverField?: FieldPath;
}

const error =
  (reason: Reason) =>
  (code: Code, field: FieldPath, found: Details): Finding => ({ code, severity: 'error', reason, field, ...found });

/** One constructor for each of the API server's cause types. */
export const required = error('FieldValueRequired');
export const invalid = error('FieldValueInvalid');
export const duplicate = error('FieldValueDuplicate');
export const notSupported = error('FieldValueNotSupported');
export const forbidden = error('FieldValueForbidden');
export const notFound = error('FieldValueNotFound');
export const tooLong = error('FieldValueTooLong');
export const tooMany = error('FieldValueTooMany');
export const typeInvalid = error('FieldValueTypeInvalid');
export const internalError = error('InternalError');
