import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import type { NamedObject } from '../facts';
import type { PlannedObject } from '../planned';
import { isConfig } from './config';
import { configUses } from './config-uses';
import type { Effect } from './effect';
import { named, nameOf, type PlannedIn, type Situation } from './situation';

/** Objects that are deleted, and that others still refer to. */
export function deletedEffects(situation: Situation): readonly Effect[] {
  return situation.objects
    .filter(({ object }) => object.verdict === 'delete')
    .flatMap((gone) => [
      ...byTemplates(gone, situation),
      ...byOthers(gone, situation),
      ...inNamespace(gone, situation),
      ...ofDefinition(gone, situation),
    ]);
}

function byTemplates({ object, namespace }: PlannedIn, { before, after, verdictOf }: Situation): readonly Effect[] {
  const still = after.readersOf(object, namespace).filter(({ template }) => isNeeded(template, object));
  const names = new Set(still.map(({ name }) => named(name)));
  const pulling = after
    .readersOf(object, namespace)
    .filter((one) => !names.has(named(one.name)) && pullsWith(one.template, object));
  const rolling = before
    .readersOf(object, namespace)
    .filter((one) => verdictOf(one) === 'roll' && isNeeded(one.template, object) && !names.has(named(one.name)));
  return [
    ...still.map((one) =>
      effect('warning', one, `refers to ${named(object)}, which is deleted: new Pods cannot start`),
    ),
    ...pulling.map((one) =>
      effect(
        'warning',
        one,
        `pulls its images with ${named(object)}, which is deleted: new Pods cannot pull private ones`,
      ),
    ),
    ...rolling.map((one) =>
      effect(
        'note',
        one,
        `${named(object)} is deleted, and the old Pods refer to it: one that starts again before the rollout ends cannot; delete it afterwards`,
      ),
    ),
  ];
}

function effect(severity: Effect['severity'], { name }: Pick<NamedObject, 'name'>, message: string): Effect {
  return { code: 'deleted-in-use', severity, object: nameOf(name), message };
}

/** Whether Pods of a template that refers to an object cannot start without it. */
function isNeeded(template: PodTemplateSpec, object: PlannedObject): boolean {
  if (!isConfig(object)) return true;
  return configUses(template, object.kind, object.name).some(({ isOptional }) => !isOptional);
}

function pullsWith({ spec }: PodTemplateSpec, { kind, name }: PlannedObject): boolean {
  return kind === 'Secret' && (spec?.imagePullSecrets ?? []).some((secret) => secret.name === name);
}

/** References by name outside of templates. */
function byOthers({ object, namespace }: PlannedIn, { after }: Situation): readonly Effect[] {
  return after
    .referrersOf(object, namespace)
    .map((one) => effect('warning', one, `refers to ${named(object)}, which is deleted`));
}

/** Objects that stay, in a Namespace that does not. */
function inNamespace({ object }: PlannedIn, { objects }: Situation): readonly Effect[] {
  if (object.kind !== 'Namespace' || object.apiVersion !== 'v1') return [];
  const kept = objects.filter((one) => one.namespace === object.name && one.object.verdict !== 'delete');
  return deletedWith(object, kept, 'all that is in it');
}

/** Objects that stay, of a kind whose definition does not. */
function ofDefinition({ object, definition }: PlannedIn, { objects }: Situation): readonly Effect[] {
  if (definition === undefined) return [];
  const { group, kind } = definition;
  const isOfKind = ({ object: one }: PlannedIn) => one.kind === kind && one.apiVersion.startsWith(`${group}/`);
  const kept = objects.filter((one) => isOfKind(one) && one.object.verdict !== 'delete');
  return deletedWith(object, kept, 'all objects of its kind');
}

function deletedWith(object: PlannedObject, kept: readonly PlannedIn[], what: string): readonly Effect[] {
  const [first] = kept;
  if (first === undefined) return [];
  const more = kept.length === 1 ? '' : `, and ${kept.length - 1} more`;
  const message = `is deleted with ${what}, also of the new manifests: ${named(first.object)}${more}`;
  return [effect('warning', { name: object }, message)];
}
