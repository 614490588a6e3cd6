import type { Code } from './generated/codes';
import type { Origins } from './origins';

/** How an {@link Finding} counts: errors stop `synth`, warnings are printed once. */
export type Severity = 'error' | 'warning';

/**
 * The cause types that an API server gives its validation errors.
 * @see https://github.com/kubernetes/apimachinery/blob/master/pkg/apis/meta/v1/types.go (CauseType)
 */
export type Reason =
  | 'FieldValueRequired'
  | 'FieldValueInvalid'
  | 'FieldValueDuplicate'
  | 'FieldValueNotSupported'
  | 'FieldValueForbidden'
  | 'FieldValueNotFound'
  | 'FieldValueTooLong'
  | 'FieldValueTooMany'
  | 'FieldValueTypeInvalid'
  | 'InternalError';

/** One finding: where it is, what is wrong there, and what to do. */
export interface Finding {
  /** The rule, as `tier/name`: `shape/unknown-field`, `api/name`, `pod/port-clash`. */
  readonly code: Code;
  readonly severity: Severity;
  /** The API server's own cause type, where the server itself would refuse this. */
  readonly reason?: Reason | undefined;
  /** The path of the construct that the object belongs to: `shop/storefront`. */
  readonly construct?: string | undefined;
  /** The path in the object as written: `spec.containers[0].ports[1].containerPort`; `''` is the whole object. */
  readonly field: string;
  /** The path that the API server prints, where it is not the real one. */
  readonly serverField?: string | undefined;
  /** What was found there. */
  readonly value?: unknown;
  /** What was found, what is allowed. */
  readonly message: string;
  /** What to do. */
  readonly fix?: string | undefined;
  /** Who wrote the fields that clash, as `field → writer`. */
  readonly origins?: Origins | undefined;
}
