import type { FieldPath } from '../../kubernetes/field-path';
import { type Definition, type Field, firstRelease, onByDefaultSince, removedIn } from '../../kubernetes/fields';
import { found } from '../../kubernetes/found';
import type { Issue } from '../../kubernetes/issue';
import { nearest } from '../../kubernetes/nearest';
import { compareVersions } from '../../kubernetes/version';
import type { Target } from '../target';

/** A field that no release has. */
export function unknownField(field: FieldPath, name: string, { name: owner, fields }: Definition): Issue {
  const meant = nearest(name, [...fields.keys()]);
  return {
    code: 'shape/unknown-field',
    severity: 'error',
    field,
    message: `${owner} has no field "${name}"`,
    fix: meant === undefined ? 'take it out' : `did you mean "${meant}"?`,
  };
}

/** A field that the target release does not have, and another does. */
export function unavailable(field: FieldPath, known: Field, { kubernetes }: Target): Issue {
  const since = firstRelease(known);
  const removed = removedIn(known);
  const gone = removed !== undefined && compareVersions(removed, kubernetes) <= 0;
  return {
    code: 'shape/unavailable-field',
    severity: 'error',
    field,
    message: gone
      ? `Kubernetes ${kubernetes} has no such field any more: ${removed} removed it`
      : `Kubernetes ${kubernetes} has no such field: ${since} is the first that has it`,
    fix: gone ? 'take it out' : `take it out, or target ${since} or newer`,
  };
}

/** A field, or a value, that the target clears or overwrites without a word. */
export function dropped(field: FieldPath, known: Field, { kubernetes }: Target, value: unknown): Issue {
  const since = onByDefaultSince(known, value);
  return {
    code: 'shape/dropped-field',
    severity: 'error',
    field,
    value,
    message:
      since === undefined
        ? `Kubernetes ${kubernetes} clears this without a word: its feature is on by default in no release yet`
        : `Kubernetes ${kubernetes} clears this without a word: its feature is on by default from ${since} on`,
    fix:
      since === undefined
        ? 'take it out, or say its gate in `featureGates`'
        : `take it out, or target ${since} or newer`,
  };
}

/** A value of another type than the field's. */
export function wrongType(field: FieldPath, value: unknown, wanted: string): Issue {
  const quoted = (typeof value === 'number' || typeof value === 'boolean') && wanted === 'a text';
  return {
    code: 'shape/wrong-type',
    severity: 'error',
    reason: 'FieldValueTypeInvalid',
    field,
    value,
    message: `this has to be ${wanted}, and is ${found(value)}`,
    ...(quoted && { fix: `quote it: "${value}"` }),
  };
}
