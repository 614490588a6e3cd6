import { kindDefinition } from '../kubernetes/fields';
import { equal } from '../values/equal';
import { difference } from './difference';
import { withAdmitted } from './live/admitted';
import { applied } from './live/applied';
import { withApplierMarks } from './live/applier-marks';
import { isLive } from './live/is-live';
import { appliedBefore, ownedBy } from './live/owned';
import { withShown } from './masked';
import type { ObjectName } from './object-name';
import type { PlanTarget } from './options';
import type { Pair } from './pair';
import type { Matched } from './pairs';
import type { Change, PlannedObject } from './planned';
import { isOfServer } from './stored/server-defaults';
import { type Entries, stored, withoutServersFields } from './stored/stored';
import { storedUpdate } from './stored/stored-update';
import type { Surroundings } from './surroundings';
import { isServersKind } from './verdict/custom';
import { judge } from './verdict/judge';
import type { Judgement } from './verdict/judgement';
import { created, deleted } from './verdict/one-sided';

/** An object before and after it is applied, as a server stores both. */
export interface Prepared extends Matched {
  readonly before: Entries | undefined;
  readonly after: Entries | undefined;
  readonly next: Entries | undefined;
  readonly notes: readonly string[];
}

/** What a server stores of an object, before and after. */
export function prepare({ old, now }: Matched, { target, fieldManagers }: PlanTarget): Prepared {
  const before = old && stored(old.object, target);
  if (now === undefined) return { old, now, before, after: undefined, next: undefined, notes: [] };
  if (old === undefined || before === undefined)
    return { old, now, before, after: stored(now.object, target), next: now.object, notes: [] };
  // A manifest is as if kubectl had applied it: a server has it with its defaults, and they stay.
  const live = isLive(old.object) ? old.object : before;
  const owned = live === before ? appliedBefore(old.object) : ownedBy(live, fieldManagers);
  const { apiVersion, kind } = now.name;
  const merged = applied(live, now.object, kindDefinition(apiVersion, kind), owned);
  const unmarked = withAdmitted(withoutServersFields(merged), live);
  const next = live === before ? unmarked : withApplierMarks(unmarked, live);
  const notes = owned.isUnknown
    ? ['no manifest is known that was applied to it: what the new one omits is taken to stay']
    : [];
  return { old, now, before, after: storedUpdate(next, before, target), next, notes };
}

/** What happens to an object. */
export function planObject(prepared: Prepared, target: PlanTarget, around: Surroundings): PlannedObject {
  const { old, now, before, after, next, notes } = prepared;
  if (now === undefined || after === undefined || next === undefined) {
    return planned(old?.name ?? noName, deleted(before ?? {}), []);
  }
  if (old === undefined || before === undefined) return planned(now.name, created(now.object, target), []);
  if (equal(old.object, now.object)) return planned(now.name, unchanged, []);
  const definition =
    before.apiVersion === after.apiVersion ? kindDefinition(now.name.apiVersion, now.name.kind) : undefined;
  const isKnown = definition !== undefined || !isServersKind(now.object);
  const changes = difference(withShown(before), withShown(after), definition)
    .filter(isOfManifest)
    .filter((change) => isKnown || !isOfServer(change));
  const pair: Pair = {
    name: now.name,
    old: old.object,
    manifest: now.object,
    next,
    before,
    after,
    isLive: isLive(old.object),
    changes,
  };
  const judgement = changes.length === 0 ? same(pair, target) : judge(pair, target, around);
  const isChanged = judgement.verdict !== 'unchanged';
  return planned(now.name, judgement, changes, isChanged ? notes : []);
}

/** A server may refuse what makes no difference to it: fields that it does not know. */
function same({ manifest, after }: Pair, target: PlanTarget): Judgement {
  const refusal = created(manifest, target);
  return refusal.verdict === 'forbidden' && after !== undefined ? refusal : unchanged;
}

/** Both are in one namespace, which one of them may not name. */
function isOfManifest({ field }: Change): boolean {
  return field !== 'metadata.namespace';
}

const unchanged: Judgement = { verdict: 'unchanged', restarts: false, summary: '' };
const noName: ObjectName = { apiVersion: '', kind: '', name: '' };

function planned(
  name: ObjectName,
  { rollout, notes = [], refused = [], options = [], isKnown = true, ...judgement }: Judgement,
  changes: readonly Change[],
  more: readonly string[] = [],
): PlannedObject {
  return {
    ...name,
    ...judgement,
    changes,
    ...(rollout !== undefined && { rollout }),
    notes: [...notes, ...more],
    refused,
    options,
    isKnown,
  };
}
