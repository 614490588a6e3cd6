import { type Definition, type Field, type FieldType, listKeysOf, objectType } from '../../kubernetes/fields';
import { own } from '../../values/own';
import { kindType } from '../kind-type';
import { isAtomic, isRetained, isSet } from './atomic';
import { type FieldSet, fieldStep, hasSome, itemStep, within } from './field-set';
import type { Owned } from './owned';

type Entries = Readonly<Record<string, unknown>>;

/** A place in a live object. */
interface Place {
  readonly type: FieldType | undefined;
  readonly field?: Field | undefined;
  readonly ours: FieldSet;
  readonly others: FieldSet;
  /** What kubectl applied last there; only where `last` is a reference for what to remove. */
  readonly last: unknown;
  readonly isByLast: boolean;
}

/**
 * A live object once a manifest is applied to it: what the manifest sets is set; what was applied before, and is not in the
 * manifest any more, is removed; all else stays: defaults, and what others set.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/
 */
export function applied(live: Entries, manifest: Entries, definition: Definition | undefined, owned: Owned): Entries {
  const { ours, others, applied: last } = owned;
  const place = { type: kindType(definition), ours, others, last, isByLast: last !== undefined };
  const { status: _status, ...written } = manifest;
  return mergeEntries(live, place.isByLast ? withAnnotations(written) : written, place);
}

/**
 * A manifest as kubectl sends it: with annotations, as it adds its own one. So it removes those that were applied before, and
 * never all of them.
 */
function withAnnotations({ metadata: given, ...manifest }: Entries): Entries {
  const written = isObject(given) ? given : {};
  return { ...manifest, metadata: { ...written, annotations: written.annotations ?? {} } };
}

function merge(live: unknown, manifest: unknown, place: Place): unknown {
  const { type, field } = place;
  const isWhole = isAtomic(type, field);
  if (!isWhole && isObject(live) && isObject(manifest)) {
    const isOnly = place.isByLast && isRetained(field);
    const merged = mergeEntries(isOnly ? onlyNamesOf(manifest, live) : live, manifest, place);
    const isEmptied = [manifest, merged].every((one) => Object.keys(one).length === 0) && Object.keys(live).length > 0;
    // Server-side apply drops an object from which it has removed all.
    return isEmptied && !place.isByLast ? undefined : merged;
  }
  if (!isWhole && Array.isArray(live) && Array.isArray(manifest)) return mergeLists(live, manifest, place);
  return manifest;
}

function onlyNamesOf(manifest: Entries, live: Entries): Entries {
  return Object.fromEntries(Object.entries(live).filter(([name]) => Object.hasOwn(manifest, name)));
}

function mergeEntries(live: Entries, manifest: Entries, place: Place): Entries {
  const names = new Set([...Object.keys(live), ...Object.keys(manifest)]);
  const entries = [...names].flatMap((name) => {
    const value = mergeEntry(live[name], own(manifest, name), inside(place, name));
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(entries);
}

function mergeEntry(live: unknown, manifest: unknown, place: Place): unknown {
  // What was applied as null, and is again, is what others have made of it: `metadata:` of a template, with labels of a controller.
  const isNullAgain = manifest === null && place.ours.all && place.ours.inner.size === 0;
  if (isNullAgain && !place.isByLast && isObject(live)) return live;
  if (manifest === undefined || manifest === null) return live === undefined ? undefined : kept(live, place);
  return live === undefined || live === null ? manifest : merge(live, manifest, place);
}

function inside({ type, ours, others, last, isByLast }: Place, name: string): Place {
  const field = type?.kind === 'object' ? type.resolved.fields.get(name) : undefined;
  return {
    type:
      type?.kind === 'map'
        ? type.of
        : (field?.type ?? (type === undefined && name === 'metadata' ? metadata : undefined)),
    field,
    ours: within(ours, fieldStep(name)),
    others: within(others, fieldStep(name)),
    last: own(last, name),
    isByLast,
  };
}

const metadata = objectType('ObjectMeta');

/** What stays of a value that the manifest does not have. */
function kept(live: unknown, place: Place): unknown {
  const { ours, others, last, isByLast } = place;
  if (isByLast) return last === undefined || last === null ? live : undefined;
  if (!hasSome(ours)) return live;
  const left = Array.isArray(live) ? keptItems(live, place) : isObject(live) ? keptEntries(live, place) : undefined;
  return left === undefined && others.all ? live : left;
}

/**
 * Of an object that was applied, and is not in the manifest at all, what others have set in it stays, and defaults in it go. Of
 * one of a kind that is not known, all that was not applied stays.
 */
function keptEntries(live: Entries, place: Place): Entries | undefined {
  const isWhole = place.ours.all || place.type !== undefined;
  const entries = Object.entries(live).flatMap(([name, value]) => {
    const inner = inside(place, name);
    const left = isWhole && !hasSome(inner.others) ? undefined : kept(value, inner);
    return left === undefined ? [] : [[name, left] as const];
  });
  return entries.length === 0 ? undefined : Object.fromEntries(entries);
}

/** Of a list whose items have keys, those that others have set, or nobody. */
function keptItems(live: readonly unknown[], place: Place): readonly unknown[] | undefined {
  const keys = place.field === undefined ? undefined : listKeysOf(place.field);
  if (keys === undefined) return undefined;
  const items = live.flatMap((item) => kept(item, itemPlace(place, place.type, stepTo(item, keys), item, keys)) ?? []);
  return items.length === 0 ? undefined : items;
}

/** In the order of the manifest; items that only the live list has stay behind those that they were behind. */
function mergeLists(live: readonly unknown[], manifest: readonly unknown[], place: Place): readonly unknown[] {
  const { field, type } = place;
  const keys = field === undefined ? undefined : listKeysOf(field);
  if (keys === undefined) return isSet(field) ? [...new Set([...live.filter(staysIn(place)), ...manifest])] : manifest;
  const steps = { live: live.map((item) => stepTo(item, keys)), manifest: manifest.map((item) => stepTo(item, keys)) };
  const old = new Map(steps.live.map((step, at) => [step, live[at]]));
  const isWritten = new Set(steps.manifest);
  const shared = steps.manifest.filter((step) => old.has(step));
  const merged: unknown[] = [];
  let at = 0;
  const takeLiveOnly = (until: string | undefined) => {
    while (at < live.length && steps.live[at] !== until) {
      const step = steps.live[at] ?? '';
      const left = isWritten.has(step) ? undefined : kept(live[at], itemPlace(place, type, step, live[at], keys));
      if (left !== undefined) merged.push(left);
      at += 1;
    }
  };
  for (const [index, item] of manifest.entries()) {
    const step = steps.manifest[index] ?? '';
    if (step === shared[0]) {
      shared.shift();
      const position = steps.live.indexOf(step, at);
      if (position !== -1) {
        takeLiveOnly(step);
        at = position + 1;
      }
      merged.push(merge(old.get(step), item, itemPlace(place, type, step, item, keys)));
    } else {
      if (shared.length === 0) takeLiveOnly(undefined);
      merged.push(item);
    }
  }
  takeLiveOnly(undefined);
  return merged;
}

/** The protocol of a port is a default, and part of its key. */
function stepTo(item: unknown, keys: readonly string[]): string {
  const isPort = keys.includes('protocol') && own(item, 'protocol') === undefined;
  return itemStep(isPort && isObject(item) ? { ...item, protocol: 'TCP' } : item, keys);
}

function itemPlace(
  { field, ours, others, last, isByLast }: Place,
  type: FieldType | undefined,
  step: string,
  item: unknown,
  keys: readonly string[],
): Place {
  const before = Array.isArray(last) ? last.find((one) => stepTo(one, keys) === stepTo(item, keys)) : undefined;
  return {
    type: type?.kind === 'list' ? type.of : undefined,
    field,
    ours: within(ours, step),
    others: within(others, step),
    last: before,
    isByLast,
  };
}

function staysIn({ ours, others, last, isByLast }: Place): (item: unknown) => boolean {
  return (item) => {
    const step = `v:${JSON.stringify(item)}`;
    if (isByLast) return !(Array.isArray(last) && last.includes(item));
    return !hasSome(within(ours, step)) || hasSome(within(others, step));
  };
}

function isObject(value: unknown): value is Entries {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
