import type { FieldPath } from '../../findings/field-path';
import type { Finding } from '../../findings/finding';
import { type Field, firstRelease, onByDefaultSince, removedIn } from '../../kubernetes/fields';
import { compareVersions, type KubernetesVersion } from '../../kubernetes/version';
import { type Gate, onSince } from '../target/gates';
import type { Target } from '../target/target';
import { gateBehind } from './gated-fields';

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
      ? `field "${known.name}" does not exist in Kubernetes ${kubernetes} (removed in ${removed})`
      : `field "${known.name}" does not exist in Kubernetes ${kubernetes} (added in ${since})`,
    fix: gone ? 'remove it' : `remove it, or target ${since} or later`,
  };
}

/** A field, or a value, that the target silently drops or overwrites. */
export function dropped(field: FieldPath, known: Field, target: Target, value: unknown): Finding {
  const gate = gateBehind(known, value);
  const since = onByDefaultSince(known, value);
  return {
    code: 'shape/dropped-field',
    severity: 'error',
    field,
    value,
    message: droppedText(gate, target),
    fix: ['remove it', turnOn(gate, target, since)].filter((one) => one !== undefined).join(', or '),
  };
}

/** That the target drops a field, and the gate that is off. */
function droppedText(gate: Gate | undefined, { kubernetes, featureGates }: Target): string {
  const off = gate !== undefined && featureGates.has(gate) ? 'off' : 'off by default';
  return `silently dropped by Kubernetes ${kubernetes}${gate === undefined ? '' : `: feature gate ${gate} is ${off}`}`;
}

/** How to have a feature: with the release that has it on by default, where the target is an earlier one, else with its gate. */
export function turnOn(
  gate: Gate | undefined,
  { kubernetes }: Target,
  since: KubernetesVersion | undefined = gate === undefined || onSince[gate] === 'never' ? undefined : onSince[gate],
): string | undefined {
  if (since !== undefined && compareVersions(since, kubernetes) > 0) return `target ${since} or later`;
  return gate === undefined ? undefined : `set featureGates: { ${gate}: true }`;
}

/** A field that is dropped with a gate that is off, in addition to those of the field table. */
export function cleared(field: FieldPath, target: Target, gate: Gate, fix = 'remove it'): Finding {
  return {
    code: 'shape/dropped-field',
    severity: 'error',
    field,
    message: droppedText(gate, target),
    fix: `${fix}, or ${turnOn(gate, target)}`,
  };
}
