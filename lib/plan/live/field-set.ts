import { own } from '../../values/own';

/**
 * A set of fields, as a tree: `all` where a whole value belongs to it, with all that is in it; else what is in it of each
 * entry. Items of lists are entries by the JSON of their keys.
 */
export interface FieldSet {
  readonly all: boolean;
  readonly inner: ReadonlyMap<string, FieldSet>;
}

export const noFields: FieldSet = { all: false, inner: new Map() };

/** A part of a set. */
export function within(set: FieldSet, step: string): FieldSet {
  return set.inner.get(step) ?? noFields;
}

/** Whether a set has anything of a value. */
export function hasSome({ all, inner }: FieldSet): boolean {
  return all || inner.size > 0;
}

/** The step to a field of an object, and to the item of a list that has these keys. */
export const fieldStep = (name: string) => `f:${name}`;

export function itemStep(item: unknown, keys: readonly string[]): string {
  const found = keys.flatMap((name) => {
    const value = own(item, name);
    return value === undefined ? [] : [[name, value] as const];
  });
  return `k:${JSON.stringify(Object.fromEntries(found.sort(([a], [b]) => (a < b ? -1 : 1))))}`;
}

/**
 * The fields of an entry of `managedFields`.
 * @see https://kubernetes.io/docs/reference/using-api/server-side-apply/#field-management
 */
export function fieldSetOf(fieldsV1: unknown): FieldSet {
  if (typeof fieldsV1 !== 'object' || fieldsV1 === null) return noFields;
  const entries = Object.entries(fieldsV1);
  const inner = entries.flatMap(([step, value]) => (step === '.' ? [] : [[step, fieldSetOf(value)] as const]));
  return { all: inner.length === 0 || entries.some(([step]) => step === '.'), inner: new Map(inner) };
}

/** What belongs to one of several sets. */
export function union(sets: readonly FieldSet[]): FieldSet {
  const [first = noFields, ...others] = sets;
  if (others.length === 0) return first;
  const steps = new Set(sets.flatMap(({ inner }) => [...inner.keys()]));
  return {
    all: sets.some(({ all }) => all),
    inner: new Map(
      [...steps].map((step) => [step, union(sets.flatMap(({ inner }) => inner.get(step) ?? []))] as const),
    ),
  };
}
