import type { KubernetesVersion } from '../../kubernetes/version';
import { plan } from '../../plan/plan';
import type { PlannedObject } from '../../plan/planned';
import { keyOf, textOf } from '../../status/snapshot/references';
import type { Connection } from '../connection/connection';
import { liveObjects } from '../objects/live-objects';
import type { Entries } from '../objects/object-types';
import { type SetParent, type SetScope, scopeOf, setId, withScope } from './apply-set';
import { type ConflictPolicy, leftFields, withoutConflicts } from './conflicts';
import type { Item } from './items';
import { ManifestError } from './manifest-error';
import { fieldManager } from './manifest-fields';
import { inItsSet, nameOfSet, rejectMembersOfOthers } from './other-sets';
import type { LiveParent } from './parent';
import { type Member, readMembers } from './set-members';
import { isUnchanged, withoutLastApplied } from './unchanged';

/** What is in the cluster before a run, and what the run has to do. */
export interface Survey {
  /** The items, without the fields that are left to others. */
  readonly items: readonly Item[];
  readonly live: ReadonlyMap<string, Entries>;
  /** The keys of the items that need no request. */
  readonly unchanged: ReadonlySet<string>;
  /** What a server does with a Pod or a Job that has changed, by key. */
  readonly planned: ReadonlyMap<string, PlannedObject>;
  /** The members of the set that are in no manifest any more. */
  readonly gone: readonly Member[];
  /** Where the items are. */
  readonly scope: SetScope;
}

/** What is decided before. */
interface SurveyOptions {
  readonly prune: boolean;
  readonly allowEmpty: boolean;
  readonly kubernetes: KubernetesVersion;
  readonly conflicts: ConflictPolicy;
  readonly signal: AbortSignal | undefined;
}

/** Reads what is in the cluster of some items, and of the set that they belong to. */
export async function surveyOf(
  connection: Connection,
  given: readonly Item[],
  set: { readonly parent: SetParent; readonly live: LiveParent } | undefined,
  { kubernetes, prune, allowEmpty, conflicts, signal }: SurveyOptions,
): Promise<Survey> {
  const scope = scopeOf(given.map(({ reference }) => reference));
  const [live, members] = await Promise.all([
    liveObjects(connection, given, { omitsForbidden: true, signal }),
    set?.live.state === undefined
      ? []
      : readMembers(connection, set.parent, withScope(set.live.state.scope, scope), signal),
  ]);
  if (set !== undefined) {
    const nameOf = (id: string, namespace: string | undefined) =>
      nameOfSet(connection, id, [namespace, set.parent.namespace], signal);
    await rejectMembersOfOthers(given, live, setId(set.parent), conflicts, nameOf);
  }
  const [member] = members;
  if (given.length === 0 && member !== undefined && prune && !allowEmpty) {
    throw new ManifestError(
      `no manifests: this would delete all of the set "${set?.parent.name}", as ${textOf(member.reference)}; correct the paths, or use --allow-empty`,
    );
  }
  const items = given.map((item) => {
    const object = live.get(keyOf(item.reference));
    return withoutLeft(set === undefined ? inItsSet(item, object) : item, object, conflicts);
  });
  const keys = new Set(items.map(({ reference }) => keyOf(reference)));
  const pairs = items.flatMap((item) => {
    const object = live.get(keyOf(item.reference));
    return object === undefined ? [] : [{ item, key: keyOf(item.reference), object }];
  });
  const unchanged = new Set(
    pairs.filter(({ item, object }) => isUnchanged(object, item.manifest, kubernetes)).map(({ key }) => key),
  );
  const planned = pairs
    .filter(({ item, key }) => !unchanged.has(key) && mayBeRecreated(item))
    .flatMap(({ item, key, object }) => {
      const [one] = plannedObjects(object, item, kubernetes);
      return one === undefined ? [] : [[key, one] as const];
    });
  return {
    items,
    live,
    unchanged,
    planned: new Map(planned),
    gone: members.filter(({ reference }) => !keys.has(keyOf(reference))),
    scope,
  };
}

function withoutLeft(item: Item, live: Entries | undefined, policy: ConflictPolicy): Item {
  const left = live === undefined ? [] : leftFields(live, item.manifest, policy);
  return left.length === 0 ? item : { ...item, manifest: withoutConflicts(item.manifest, left), left };
}

function mayBeRecreated({ reference: { apiVersion, kind } }: Item): boolean {
  return (apiVersion === 'v1' && kind === 'Pod') || (apiVersion === 'batch/v1' && kind === 'Job');
}

function plannedObjects(live: Entries, item: Item, kubernetes: KubernetesVersion): readonly PlannedObject[] {
  const namespace = item.reference.namespace ?? 'default';
  const options = { kubernetes, namespace, fieldManagers: [fieldManager] };
  return plan([withoutLastApplied(live)], [item.manifest], options).objects;
}
