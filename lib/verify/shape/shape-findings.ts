import type { FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { type Field, firstRelease, onByDefaultSince, removedIn } from '../../kubernetes/fields';
import { compareVersions } from '../../kubernetes/version';
import type { Target } from '../target/target';

/** A field that the target release does not have, and another does. */
export function unavailable(field: FieldPath, known: Field, { kubernetes }: Target): Finding {
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
export function dropped(field: FieldPath, known: Field, { kubernetes }: Target, value: unknown): Finding {
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
