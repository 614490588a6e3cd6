import { equal } from '../../values/equal';
import { own } from '../../values/own';
import { isAbsent, isAsymmetric } from './asymmetric';
import {
  type Difference,
  fieldIn,
  type ItemDifference,
  itemIn,
  missingItemIn,
  type Place,
  valuesOf,
} from './difference';
import { itemName } from './item-names';
import { fieldSchema, itemSchema, keysOf, type Schema } from './schema';

const root: Place = { expected: [], received: [], field: '' };

/**
 * How a value differs from a partial; `undefined` where it matches.
 *
 * - An object matches if each field of the partial does; others do not matter.
 * - `undefined`, null and `absent()` match what is not set.
 * - A list that kubectl merges by keys, as containers by name, matches if each item of the partial is in it. Any other list
 *   matches as a whole: as many items, in this order, each a partial match.
 * - Whatever has `asymmetricMatch` decides itself.
 */
export function compare(
  expected: unknown,
  received: unknown,
  schema: Schema,
  place: Place = root,
): Difference | undefined {
  const differs: Difference = { is: 'value', place, expected, received };
  if (isAsymmetric(expected)) return expected.asymmetricMatch(received) ? undefined : differs;
  if (isAbsent(expected)) return isAbsent(received) ? undefined : differs;
  if (Array.isArray(expected))
    return Array.isArray(received) ? compareLists(expected, received, schema, place) : differs;
  if (isMap(expected)) return isMap(received) ? compareFields(expected, received, schema, place) : differs;
  return equal(expected, received) ? undefined : differs;
}

type Fields = Readonly<Record<string, unknown>>;

function compareFields(expected: Fields, received: Fields, schema: Schema, place: Place): Difference | undefined {
  const isEntry = schema.type?.kind === 'map';
  const fields = Object.keys(expected).flatMap((name) => {
    const value = own(received, name);
    const difference = compare(expected[name], value, fieldSchema(schema, name), fieldIn(place, name, isEntry));
    return difference === undefined ? [] : [[name, difference] as const];
  });
  if (fields.length === 0) return undefined;
  const shown = new Set(fields.map(([name]) => name));
  return { is: 'fields', fields, hasOthers: Object.keys(received).some((name) => !shown.has(name)) };
}

function compareLists(
  expected: readonly unknown[],
  received: readonly unknown[],
  schema: Schema,
  place: Place,
): Difference | undefined {
  const keys = expected.length === 0 ? undefined : keysOf(schema, received);
  const items =
    keys === undefined
      ? compareInOrder(expected, received, itemSchema(schema), place)
      : compareByKeys(expected, received, keys, itemSchema(schema), place);
  if (items.length === 0) return undefined;
  return { is: 'items', items, length: received.length, received: received.map((item) => itemName(item, keys)) };
}

function compareInOrder(
  expected: readonly unknown[],
  received: readonly unknown[],
  schema: Schema,
  place: Place,
): readonly ItemDifference[] {
  return Array.from({ length: Math.max(expected.length, received.length) }, (_, at) => at).flatMap((at) => {
    const difference = compare(expected[at], received[at], schema, itemIn(place, at, at));
    return difference === undefined ? [] : [{ at, keys: {}, difference }];
  });
}

function compareByKeys(
  expected: readonly unknown[],
  received: readonly unknown[],
  keys: readonly string[],
  schema: Schema,
  place: Place,
): readonly ItemDifference[] {
  const items = expected.flatMap((item, inPartial): readonly ItemDifference[] => {
    const compared = received.map((value, at) => ({
      at,
      value,
      difference: compare(item, value, schema, itemIn(place, inPartial, at)),
    }));
    if (compared.some(({ difference }) => difference === undefined)) return [];
    const nearest = nearestOf(item, compared, keys);
    if (nearest?.difference === undefined) {
      const at = received.length;
      const missing = {
        is: 'value',
        place: missingItemIn(place, inPartial, at),
        expected: item,
        received: undefined,
      } as const;
      return [{ at, keys: {}, difference: missing }];
    }
    const { at, keys: foundBy, difference } = nearest;
    return [{ at, keys: foundBy, difference }];
  });
  return items.sort((one, other) => one.at - other.at);
}

interface Compared {
  readonly at: number;
  readonly value: unknown;
  readonly difference: Difference | undefined;
}

/** The item with the keys of the partial's, else the one with its name, that differs least. */
function nearestOf(item: unknown, compared: readonly Compared[], keys: readonly string[]): Found | undefined {
  const given = (names: readonly string[]) => names.filter((name) => !isAbsent(own(item, name)));
  const having = (names: readonly string[]): readonly Found[] => {
    const found = compared.filter(({ value }) => names.every((name) => isSame(own(item, name), own(value, name))));
    return names.length === 0 ? [] : found.map((one) => ({ ...one, keys: fieldsOf(one.value, names) }));
  };
  const byKeys = having(given(keys));
  const near = byKeys.length > 0 ? byKeys : having(given(['name']));
  const far = ({ difference }: Compared) => (difference === undefined ? 0 : valuesOf(difference).length);
  return [...near].sort((one, other) => far(one) - far(other))[0];
}

interface Found extends Compared {
  readonly keys: Fields;
}

function fieldsOf(value: unknown, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, own(value, name)]));
}

function isSame(expected: unknown, received: unknown): boolean {
  return isAsymmetric(expected) ? expected.asymmetricMatch(received) : equal(expected, received);
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
