import { own } from '../values/own';
import { effectsOf } from './effects/effects';
import { type PlannedIn, verdictsOf } from './effects/situation';
import { factsOf, type NamedObject } from './facts';
import { isForeign, isOfWorkload } from './live/owned';
import { checkPlanOptions, type PlanOptions } from './options';
import { matched } from './pairs';
import { type Prepared, planObject, prepare } from './plan-object';
import type { Plan } from './planned';
import { surroundingsIn } from './surroundings';

/**
 * What applying new manifests does to what is there: for each object, whether it is created, patched, rolled, recreated or
 * refused, the fields that differ, and how its Pods are replaced.
 *
 * The old objects may be manifests, as of another commit: then what a new manifest omits is removed. Or they are live, with
 * what servers and others have added: then that stays, and only what was applied before, by `managedFields` or kubectl's
 * annotation, is removed; live objects that others have made are not in the plan. Objects of both kinds may be in a `List`;
 * what has no apiVersion and kind is omitted. What may be secret is described in all that is returned. Never throws, whatever
 * the JSON.
 *
 * @example
 * const { objects } = plan(manifestsOfMain, manifests, { kubernetes: '1.35' });
 * objects.filter(({ verdict }) => verdict === 'recreate' || verdict === 'forbidden');
 * @throws TypeError for manifests that are a string, which has to be parsed first, and for an option that is unknown, missing
 * or not valid.
 */
export function plan(old: unknown, now: unknown, options: PlanOptions): Plan {
  const target = checkPlanOptions(options);
  const all = matched(list(old), list(now), target.namespace).map((pair) => prepare(pair, target));
  const isOurs = ({ now: one, old: live }: Prepared) =>
    one !== undefined || !isForeign(live?.object, target.fieldManagers);
  const pairs = all.filter(isOurs);
  // What a workload has made counts as that workload.
  const counted = all.filter((one) => isOurs(one) || !isOfWorkload(one.old?.object, target.workloads));
  const before = factsOf(
    counted.flatMap(({ old: one, before: object }) => named(one, object, one)),
    target.workloads,
  );
  const after = factsOf(
    counted.flatMap((one) => (isOurs(one) ? named(one.now, one.after, one.old) : named(one.old, one.before, one.old))),
    target.workloads,
  );
  const around = surroundingsIn(after, target);
  const objects = pairs.map((pair) => planObject(pair, target, around));
  const inNamespaces = objects.map((object, at) => {
    const { now, old } = pairs[at] ?? {};
    const one = now ?? old;
    return { object, namespace: one?.namespace ?? '', copies: now?.copies ?? 0, definition: definitionIn(one?.object) };
  });
  const effects = effectsOf({ before, after, objects: inNamespaces, verdictOf: verdictsOf(inNamespaces) });
  return { kubernetes: target.target.kubernetes, objects, effects };
}

/** The kind that a CustomResourceDefinition defines. */
function definitionIn(object: unknown): PlannedIn['definition'] {
  if (own(object, 'kind') !== 'CustomResourceDefinition') return undefined;
  const spec = own(object, 'spec');
  return { group: own(spec, 'group'), kind: own(own(spec, 'names'), 'kind') };
}

function list(value: unknown): readonly unknown[] {
  if (typeof value === 'string')
    throw new TypeError('manifests must be objects or an array, got a string; parse it first');
  return Array.isArray(value) ? value : [value];
}

function named(one: Prepared['old'], object: Prepared['before'], live: Prepared['old']): readonly NamedObject[] {
  return one === undefined || object === undefined ? [] : [{ ...one, object, status: own(live?.object, 'status') }];
}
