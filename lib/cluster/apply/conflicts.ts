import { type FieldSet, fieldSetOf } from '../../plan/live/field-set';
import { listAt, textAt } from '../../status/snapshot/read';
import { equal } from '../../values/equal';
import { own } from '../../values/own';
import type { Entries } from '../objects/object-types';
import { inside, type Step, stepsIn, stepsText, without } from './field-steps';
import { fieldManager } from './manifest-fields';

/**
 * What to do about a field that another manager has set to another value: `fail`, and apply nothing of the object; `take` it
 * over; or `leave` it, and apply the rest.
 */
export type ConflictChoice = 'fail' | 'take' | 'leave';

/** What to do about fields that others have set. */
export interface ConflictPolicy {
  /** What holds for all others. @default 'fail' */
  readonly default?: ConflictChoice | undefined;
  /** By the name of the other manager: `{ 'kubectl-edit': 'take' }`. @default {} */
  readonly byManager?: Readonly<Record<string, ConflictChoice>> | undefined;
  /** By field, with all below it, and first of all: `{ 'spec.replicas': 'leave' }`. @default {} */
  readonly byField?: Readonly<Record<string, ConflictChoice>> | undefined;
}

/** A field that another manager has set to another value than the manifest. */
export interface Conflict {
  /** As `spec.template.spec.containers[web].image`. */
  readonly field: string;
  /** As `kubectl-edit`; `''` where the server does not say. */
  readonly manager: string;
}

/** A conflict, and the way to its field. */
export interface PlacedConflict extends Conflict {
  readonly steps: readonly Step[];
}

/** The conflicts that a server names as the causes of a refusal. */
export function conflictsIn(causes: readonly unknown[], manifest: unknown): readonly PlacedConflict[] {
  return causes
    .filter((cause) => textAt(cause, 'reason') === 'FieldManagerConflict')
    .map((cause) => {
      const manager = /^conflict with "(.+?)"/.exec(textAt(cause, 'message'))?.[1] ?? '';
      return conflictAt(stepsIn(manifest, textAt(cause, 'field')), manager);
    });
}

/**
 * The fields of a manifest that others have set to other values in a live object, and that a policy leaves to them: nothing
 * needs to be asked about them.
 */
export function leftFields(live: unknown, manifest: unknown, policy: ConflictPolicy): readonly PlacedConflict[] {
  const isOthers = (entry: unknown) => textAt(entry, 'manager') !== fieldManager;
  return listAt(live, 'metadata', 'managedFields')
    .filter(isOthers)
    .flatMap((entry) =>
      differing(fieldSetOf(own(entry, 'fieldsV1')), live, manifest, []).map((steps) =>
        conflictAt(steps, textAt(entry, 'manager')),
      ),
    )
    .filter((conflict) => choiceFor(conflict, policy) === 'leave');
}

/** The fields of a set that a manifest has with other values than a live object. */
function differing(
  set: FieldSet,
  live: unknown,
  manifest: unknown,
  path: readonly Step[],
): readonly (readonly Step[])[] {
  if (manifest === undefined || live === undefined) return [];
  if (set.inner.size === 0) return equal(live, manifest) ? [] : [path];
  return [...set.inner].flatMap(([text, inner]) => {
    const step = stepOf(text);
    return step === undefined ? [] : differing(inner, inside(live, step), inside(manifest, step), [...path, step]);
  });
}

/** A step of `managedFields`. Sets have values only, which do not differ. */
function stepOf(text: string): Step | undefined {
  if (text.startsWith('f:')) return { name: text.slice(2) };
  return text.startsWith('k:') ? { keys: JSON.parse(text.slice(2)) as Entries } : undefined;
}

function conflictAt(steps: readonly Step[], manager: string): PlacedConflict {
  return { field: stepsText(steps), steps, manager };
}

/** What a policy says of a conflict. */
export function choiceFor({ field, manager }: Conflict, policy: ConflictPolicy): ConflictChoice {
  const above = Object.keys(policy.byField ?? {}).filter((one) => field === one || isBelow(field, one));
  const nearest = above.sort((one, other) => other.length - one.length)[0];
  const byField = nearest === undefined ? undefined : policy.byField?.[nearest];
  return byField ?? (own(policy.byManager, manager) as ConflictChoice | undefined) ?? policy.default ?? 'fail';
}

function isBelow(field: string, above: string): boolean {
  return field.startsWith(above) && ['.', '['].includes(field.charAt(above.length));
}

/** `3 fields are set by "kubectl-edit": spec.replicas, …`, for each manager. */
export function conflictsText(conflicts: readonly Conflict[]): string {
  const managers = [...new Set(conflicts.map(({ manager }) => manager))];
  return managers
    .map((manager) => {
      const fields = conflicts.filter((one) => one.manager === manager).map(({ field }) => field);
      return `${fields.join(', ')} ${fields.length === 1 ? 'is' : 'are'} set by "${manager}"`;
    })
    .join('; ');
}

/** A manifest without the fields of conflicts. */
export function withoutConflicts(manifest: Entries, conflicts: readonly PlacedConflict[]): Entries {
  return conflicts.reduce<Entries>((left, { steps }) => (without(left, steps) as Entries | undefined) ?? {}, manifest);
}
