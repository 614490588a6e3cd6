import { type Availability, availabilityOf, type Field } from '../../kubernetes/fields';
import type { Target } from '../target';

/** The gate behind each field that a release may drop, by `Owner.field` and, for single values, `Owner.field=value`. */
const gateOf: Readonly<Record<string, string>> = {};

/** What the target does with a field or value: as its release does by default, unless its gate is said otherwise. */
export function answerOf(field: Field, target: Target, value: unknown): Availability {
  const answer = availabilityOf(field, target.kubernetes, value);
  if (answer === 'unknown') return answer;
  const gate = gateOf[`${field.owner}.${field.name}=${String(value)}`] ?? gateOf[`${field.owner}.${field.name}`];
  if (gate === undefined) return answer;
  return target.gate(gate) ? 'accepted' : answer === 'accepted' ? 'dropped' : answer;
}
