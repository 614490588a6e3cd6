import { type FieldSet, fieldSetOf } from '../../plan/live/field-set';
import { listAt, textAt } from '../../status/snapshot/read';
import { own } from '../../values/own';
import type { Entries } from '../objects/object-types';

/** The name under which this package applies: what it has set, and only that, it removes. */
export const fieldManager = 'cdk8s-pods';

/** The fields that our manager has applied to a live object; `undefined` where there are none. */
export function ownFields(live: unknown): FieldSet | undefined {
  const entry = listAt(live, 'metadata', 'managedFields').find(
    (one) =>
      textAt(one, 'manager') === fieldManager &&
      textAt(one, 'operation') === 'Apply' &&
      textAt(one, 'subresource') === '',
  );
  return entry === undefined ? undefined : fieldSetOf(own(entry, 'fieldsV1'));
}

/** A manifest without what names the object, and what nobody owns by applying it. */
export function ownable({ apiVersion: _version, kind: _kind, status: _status, ...manifest }: Entries): Entries {
  const { metadata, ...rest } = manifest;
  const {
    name: _name,
    namespace: _namespace,
    creationTimestamp: _time,
    ...marks
  } = (metadata as Entries | undefined) ?? {};
  return Object.keys(marks).length === 0 ? rest : { ...rest, metadata: marks };
}

/** Whether a value has exactly the fields of a set: then applying it again takes no field, and gives none up. */
export function hasExactly(value: unknown, set: FieldSet): boolean {
  if (value === undefined) return false;
  if (set.inner.size === 0) return true;
  if (Array.isArray(value)) {
    const steps = value.map((item) => stepOf(item, set));
    return (
      new Set(steps).size === set.inner.size &&
      steps.length === set.inner.size &&
      steps.every((step, at) => step !== undefined && hasExactly(value[at], set.inner.get(step) ?? set))
    );
  }
  if (typeof value !== 'object' || value === null) return false;
  // Also a field that is null is one that was applied.
  const entries = Object.entries(value).filter(([, entry]) => entry !== undefined);
  return (
    entries.length === set.inner.size &&
    entries.every(([name, entry]) => {
      const inner = set.inner.get(`f:${name}`);
      return inner !== undefined && hasExactly(entry, inner);
    })
  );
}

/**
 * Whether a live object has the values of a manifest at the fields of a set.
 * @param same whether a server stores a value as another one
 */
export function hasValues(live: unknown, value: unknown, set: FieldSet, same: Same): boolean {
  if (set.inner.size === 0) return isStoredAs(value, live, same);
  if (Array.isArray(value)) {
    if (!Array.isArray(live)) return false;
    const order = live.map((item) => stepOf(item, set)).filter((step) => step !== undefined);
    return value.every((item, at) => {
      const step = stepOf(item, set);
      const found = live.find((one) => stepOf(one, set) === step);
      return step !== undefined && order[at] === step && hasValues(found, item, set.inner.get(step) ?? set, same);
    });
  }
  if (typeof value !== 'object' || value === null) return isStoredAs(value, live, same);
  return Object.entries(value).every(([name, entry]) => {
    const inner = set.inner.get(`f:${name}`);
    return inner !== undefined && hasValues(own(live, name), entry, inner, same);
  });
}

/** Whether a server stores a scalar as another one. */
export type Same = (value: unknown, live: unknown) => boolean;

/** Servers omit what is empty, in a value that is set as a whole as elsewhere. */
function isStoredAs(value: unknown, live: unknown, same: Same): boolean {
  if (isEmpty(value) && isEmpty(live)) return true;
  if (typeof value !== 'object' || typeof live !== 'object' || value === null || live === null)
    return same(value, live);
  if (Array.isArray(value)) {
    return (
      Array.isArray(live) && live.length === value.length && value.every((item, at) => isStoredAs(item, live[at], same))
    );
  }
  const names = new Set([...Object.keys(value), ...Object.keys(live)]);
  return [...names].every((name) => isStoredAs(own(value, name), own(live, name), same));
}

function isEmpty(value: unknown): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).every(isEmpty);
  return [undefined, null, '', false, 0].includes(value as null);
}

/** The step of a set that leads to an item of a list: by keys, of which an item may omit those that have a default. */
function stepOf(item: unknown, { inner }: FieldSet): string | undefined {
  for (const step of inner.keys()) {
    if (step === `v:${JSON.stringify(item)}`) return step;
    if (!step.startsWith('k:')) continue;
    const keys = Object.entries(JSON.parse(step.slice(2)) as Entries);
    const isItem = keys.every(([name, key]) => own(item, name) === undefined || own(item, name) === key);
    if (isItem && keys.some(([name]) => own(item, name) !== undefined)) return step;
  }
  return undefined;
}
