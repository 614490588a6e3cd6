import type { FieldPath } from '../../findings/field-path';
import { decodeObject, type Entries } from '../../kubernetes/decode';
import { type Availability, type Field, kindDefinition } from '../../kubernetes/fields';
import { normalizedApiVersion } from '../../kubernetes/kinds';
import type { Report } from '../report/report';
import type { Target } from '../target/target';
import { copyOf } from './copy';
import { copyModeOf } from './copy-mode';
import { answerOf } from './gated-fields';
import { reportKind } from './object-kind';
import { dropped, unavailable } from './shape-findings';

/** A manifest as the API server has it after decoding, and after it dropped what the target has turned off. */
export type Decoded = Entries;

/** What decoding returns, and how it relates to what was read. */
export interface Decoding {
  readonly decoded: Decoded;
  /** Whether it equals what was read, in all that is not `undefined`. */
  readonly isUnchanged: boolean;
}

/**
 * Decodes an object as the target's strict decoding does it, along the field table: what it does not know, what has the
 * wrong type and what it would silently drop is reported and dropped. What is returned has only fields of the right
 * types. It shares with the object what nothing writes to ({@link copyModeOf}).
 * @returns undefined for a kind that the table does not have.
 */
export function decode(object: object, target: Target, report: Report): Decoded | undefined {
  return decodeAndCompare(object, target, report)?.decoded;
}

/**
 * As {@link decode}, with whether anything was changed.
 * @param coerceTypes whether a value of a wrong type is read as the one value that makes sense, if any, and not reported
 */
export function decodeAndCompare(
  object: object,
  target: Target,
  report: Report,
  coerceTypes = false,
): Decoding | undefined {
  const { apiVersion, kind } = object as { readonly apiVersion?: unknown; readonly kind?: unknown };
  const isNamed = typeof apiVersion === 'string' && typeof kind === 'string';
  const version = isNamed ? normalizedApiVersion(apiVersion) : '';
  const definition = isNamed ? kindDefinition(version, kind) : undefined;
  if (definition === undefined) {
    reportKind(object, target, report);
    return undefined;
  }
  let isUnchanged = version === apiVersion;
  const decoded = decodeObject(object, definition, '', {
    report,
    coerceTypes,
    onChange: () => {
      isUnchanged = false;
    },
    copyMode: copyModeOf,
    answer: (field, value) => answerOf(field, target, value),
    notAccepted: (field, value, path, answer) => reportNotAccepted(field, value, path, answer, target, report),
  });
  if (version !== apiVersion) decoded.apiVersion = version;
  return { decoded, isUnchanged };
}

/** A decoded object that stays as it is when defaults are set in place: the object that was read, where both are equal. */
export function withoutDefaults({ decoded, isUnchanged }: Decoding, read: unknown): Decoded {
  // Where nothing was changed, what was read has the fields and types of a decoded object.
  return isUnchanged ? (read as Decoded) : copyOf(decoded);
}

function reportNotAccepted(
  field: Field,
  value: unknown,
  path: FieldPath,
  answer: Availability,
  target: Target,
  report: Report,
) {
  if (answer === 'unknown') report(unavailable(path, field, target));
  else if (!isLeftOut(field, value)) report(dropped(path, field, target, value));
}

/** Where an empty text is no pointer. */
const plain: ReadonlySet<string> = new Set(['ObjectReference', 'ObjectMeta']);

/** Empty lists, and empty texts that are no pointers, are not even written down: clearing them changes nothing. */
function isLeftOut({ owner }: Field, value: unknown): boolean {
  return Array.isArray(value) ? value.length === 0 : value === '' && plain.has(owner);
}
