import { parse } from '../../findings/field-path';
import type { LocatedFinding } from '../outputs/outcome';
import type { Sets } from './kustomize-sets';
import type { Way } from './patch-changes';
import { isTarget } from './target';

/** What is wrong with a text is wrong for kustomize, too. */
const ofText = /^shape\/(?:unreadable|duplicate-key)$/;

/**
 * Whether a finding is gone, or may be, in each of the builds of its object: a patch sets its field, or removes the object.
 * @param builds what is set in each
 */
export function isFixedByPatches(one: LocatedFinding, builds: readonly (readonly Sets[])[]): boolean {
  if (builds.length === 0 || ofText.test(one.finding.code)) return false;
  const places = placesOf(one);
  return builds.every((build) => {
    const isRenamed = build.some(({ affixes }) => affixes);
    return build.some(({ changes }) =>
      changes().some(
        ({ target, deletes, fields }) =>
          isTarget(target, one.resource, isRenamed) && (deletes || fields.some((way) => isSetBy(way, places))),
      ),
    );
  });
}

/** One way to a field; each name on it by position and by name. */
type Places = readonly ReadonlySet<string>[];

function placesOf({ finding, namedField }: LocatedFinding): Places {
  const named = parse(namedField);
  return parse(finding.field).map(({ name }, at) => new Set([name, named[at]?.name ?? name]));
}

function isSetBy(way: Way, places: Places): boolean {
  const ways = way.map((name) => new Set([name]));
  return isAlong(ways, places) || isAlong(withoutContainer(ways), places) || isAlong(ways, withoutContainer(places));
}

/** What a finding is about as a whole, so that what is set in it need not be what is wrong. */
const whole = /^(?:spec|metadata|template|jobTemplate|(?:init|ephemeral)?containers|volumes|\d+)$/i;

/** Whether what is set is the field, around it, or in it; a limit can fix a request. */
function isAlong(set: Places, field: Places): boolean {
  const ofResources = field.findIndex((names) => names.has('resources')) + 1;
  const wanted = ofResources > 0 ? field.slice(0, ofResources) : field;
  const shared = Math.min(set.length, wanted.length);
  if (shared === 0) return false;
  for (let at = 0; at < shared; at += 1) {
    const [one, other] = [set[at], wanted[at]];
    if (one === undefined || other === undefined || ![...one].some((name) => other.has(name))) return false;
  }
  return set.length <= wanted.length || ![...(wanted.at(-1) ?? [])].some((name) => whole.test(name));
}

const lists = ['containers', 'initContainers', 'ephemeralContainers'];

/** The way to a field of a container's security context, as one of the Pod's, which stands in for it. */
function withoutContainer(places: Places): Places {
  const at = places.findIndex((names) => lists.some((list) => names.has(list)));
  if (at === -1 || places[at + 2]?.has('securityContext') !== true) return places;
  return [...places.slice(0, at), ...places.slice(at + 2)];
}
