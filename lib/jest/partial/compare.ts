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
import { finderIn } from './find-items';
import { itemName } from './item-names';
import { pairItems } from './pair-items';
import { fieldSchema, itemSchema, keysOf, type Schema } from './schema';

const root: Place = { expected: [], received: [], field: '' };

/**
 * How a value differs from a partial; `undefined` where it matches.
 *
 * - An object matches if each field of the partial does; others do not matter.
 * - `undefined`, null and `absent()` match what is not set.
 * - A list that kubectl merges by keys, as containers by name, matches if each item of the partial is in it, each with an
 *   item of its own. Any other list matches as a whole: as many items, in this order, each a partial match.
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
    const [item, value] = [expected[at], received[at]];
    const isPair = at < expected.length && at < received.length;
    const difference: Difference | undefined = isPair
      ? compare(item, value, schema, itemIn(place, at, at))
      : { is: 'value', place: itemIn(place, at, at), expected: item, received: value };
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
  const differenceAt = (inPartial: number, at: number) =>
    compare(expected[inPartial], received[at], schema, itemIn(place, inPartial, at));
  const find = finderIn(received);
  const candidates = expected.map((item) => find(item, givenIn(item, keys)));
  const pairs = pairItems(candidates, (inPartial, at) => differenceAt(inPartial, at) === undefined, received.length);
  const taken = new Set(pairs.values());
  const items = expected.flatMap((item, inPartial): readonly ItemDifference[] => {
    if (pairs.has(inPartial)) return [];
    const compared = (names: readonly string[]) =>
      names.length === 0
        ? []
        : find(item, names)
            .filter((at) => !taken.has(at))
            .map((at) => ({ at, keys: fieldsOf(received[at], names), difference: differenceAt(inPartial, at) }));
    const byKeys = compared(givenIn(item, keys));
    const [nearest] = [...(byKeys.length > 0 ? byKeys : compared(givenIn(item, ['name'])))].sort(
      (one, other) => far(one) - far(other),
    );
    if (nearest?.difference !== undefined) return [{ ...nearest, difference: nearest.difference }];
    const at = received.length;
    const missing = { is: 'value', place: missingItemIn(place, inPartial, at), expected: item, received: undefined };
    return [{ at, keys: {}, difference: missing as Difference }];
  });
  return items.sort((one, other) => one.at - other.at);
}

function far({ difference }: { readonly difference: Difference | undefined }): number {
  return difference === undefined ? 0 : valuesOf(difference).length;
}

/** Those of some fields that an item sets. */
function givenIn(item: unknown, names: readonly string[]): readonly string[] {
  return names.filter((name) => !isAbsent(own(item, name)));
}

function fieldsOf(value: unknown, names: readonly string[]): Fields {
  return Object.fromEntries(names.map((name) => [name, own(value, name)]));
}

function isMap(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
