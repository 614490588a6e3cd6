import type { FieldPath } from '../../findings/field-path';
import { decodeObject, type Entries } from '../../kubernetes/decode';
import { type Availability, type Field, kindDefinition } from '../../kubernetes/fields';
import { normalizedApiVersion } from '../../kubernetes/kinds';
import type { Report } from '../report/report';
import type { Target } from '../target/target';
import { becomes } from './copy-mode';
import { answerOf } from './gated-fields';
import { reportKind } from './object-kind';
import { dropped, unavailable } from './shape-findings';

/** A manifest as the API server has it after decoding, and after it dropped what the target has turned off. */
export type Decoded = Entries;

/**
 * Decodes an object as the target's strict decoding does it, along the field table: what it does not know, what has the
 * wrong type and what it would clear without a word is reported and left out. What is returned has only fields of the right
 * types. It shares with the object what nothing writes to ({@link becomes}).
 * @param differs is told where what is returned comes to say anything else than the object does.
 * @param asMeant whether a value of another type is read as the one that was meant, where that is plain
 * @returns undefined for a kind that the table does not have.
 */
export function decode(
  object: object,
  target: Target,
  report: Report,
  differs: () => void = nothing,
  asMeant = false,
): Decoded | undefined {
  const { apiVersion, kind } = object as { readonly apiVersion?: unknown; readonly kind?: unknown };
  const known = typeof apiVersion === 'string' && typeof kind === 'string';
  const version = known ? normalizedApiVersion(apiVersion) : '';
  const definition = known ? kindDefinition(version, kind) : undefined;
  if (definition === undefined) reportKind(apiVersion, kind, report);
  if (definition === undefined) return undefined;
  const decoded = decodeObject(object, definition, '', {
    report,
    differs,
    asMeant,
    become: becomes,
    answer: (field, value) => answerOf(field, target, value),
    notTaken: (field, value, path, answer) => reportNotTaken(field, value, path, answer, target, report),
  });
  if (version !== apiVersion) {
    decoded.apiVersion = version;
    differs();
  }
  return decoded;
}

function nothing(): void {}

function reportNotTaken(
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
