import type { ObjectMeta } from '../../kubernetes/generated/types';
import { type Draft, isBlank } from '../defaults/draft';
import type { Target } from '../target/target';
import { kindRules } from './kinds';

/** Sets the defaults that servers set in every object that they read, stored ones too, in place. */
function setStoredDefaults(object: Record<string, unknown>, target: Target): void {
  const rules = kindRules(object);
  if (rules === undefined) return;
  object.metadata ??= {};
  // The rules are those of the object's kind, and decoding has seen to the types of its fields.
  rules.setDefaults(object as never, target);
}

/**
 * Fills a decoded object as the target's API server does before it validates: the release's defaulting, the values that
 * its conversion and its strategies set on create, and what the ServiceAccount admission gives every Pod. The object is
 * changed in place, for speed: hand in the decoded copy, never what the user wrote.
 *
 * Rules can rely on: `metadata` and `spec` are there (and the template and its `spec`, but a ReplicationController's);
 * policies, strategies, counts and probe numbers are set; ports have a protocol; a volume has a source; a Pod's requests
 * are copied from its limits, its `hostPort`s from its ports where it uses the host's network, its `serviceAccountName`
 * is set, its `matchLabelKeys` are merged into their selectors and its AppArmor annotations copied into its containers;
 * amounts finer than 0.001 are rounded up; a Job has its generated selector and labels. The name made of `generateName`
 * is not filled in: `givenName` tells it.
 *
 * Without what no rule can notice: termination message paths, scheduler names, file modes of volumes, empty security
 * contexts and everything below `status`. A Secret keeps its `stringData` apart from its `data`.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/apis/core/v1/defaults.go
 */
export function setDefaults(object: Record<string, unknown>, target: Target): void {
  setStoredDefaults(object, target);
  kindRules(object)?.completeNew?.(object as never, target);
}

/** Fills a decoded old object: a live one, or a manifest as its creation leaves it. */
export function setOldDefaults(object: Record<string, unknown>, isLive: boolean, target: Target): void {
  if (isLive) setStoredDefaults(object, target);
  else setDefaults(object, target);
  kindRules(object)?.completeOld?.(object as never, target);
}

/**
 * Fills a decoded object that takes the place of an old one, which has its defaults.
 * @param creates whether the old object is a manifest, so that the new one is given what its creation gives it, too
 */
export function setUpdateDefaults(
  object: Record<string, unknown>,
  old: Readonly<Record<string, unknown>>,
  creates: boolean,
  target: Target,
): void {
  const rules = kindRules(object);
  if (creates && rules?.completeUpdate === undefined && rules?.allocateUpdate === undefined)
    setDefaults(object, target);
  else setStoredDefaults(object, target);
  rules?.completeUpdate?.(object as never, old as never, target);
  keepServerFields((object.metadata ?? {}) as Draft<ObjectMeta>, (old.metadata ?? {}) as ObjectMeta);
}

/** An update never changes the generation, and need not repeat the UID. */
function keepServerFields(metadata: Draft<ObjectMeta>, { generation, uid }: ObjectMeta): void {
  metadata.generation = generation;
  if (isBlank(metadata.uid)) metadata.uid = uid;
}
