import { child, type FieldPath, index } from '../../findings/field-path';
import type { ItemName } from './item-names';

/** The names and positions on the way to a value. */
export type Steps = readonly string[];

/** Where a value is: in the partial, and in what was received. Items found by a key have other positions in both. */
export interface Place {
  readonly expected: Steps;
  readonly received: Steps;
  readonly field: FieldPath;
}

/** How a value differs from a partial. */
export type Difference = ValueDifference | FieldsDifference | ItemsDifference;

/** One value instead of another one. */
export interface ValueDifference {
  readonly is: 'value';
  readonly place: Place;
  readonly expected: unknown;
  /** `undefined` if it is missing. */
  readonly received: unknown;
}

/** An object some of whose fields differ. */
export interface FieldsDifference {
  readonly is: 'fields';
  readonly fields: readonly (readonly [name: string, difference: Difference])[];
  /** Whether the object has other fields. */
  readonly hasOthers: boolean;
}

/** A list some of whose items differ. */
export interface ItemsDifference {
  readonly is: 'items';
  readonly items: readonly ItemDifference[];
  /** How many items were received. */
  readonly length: number;
  /** For an item that is missing: the names and keys of those that were received. */
  readonly received: readonly ItemName[];
}

/** An item that differs: one found by its keys or position, one that is missing, or one too many. */
export interface ItemDifference {
  /** Its position among those that were received. */
  readonly at: number;
  /** The fields it was found by. */
  readonly keys: Readonly<Record<string, unknown>>;
  readonly difference: Difference;
}

/** The place of a field. */
export function fieldIn({ expected, received, field }: Place, name: string, isEntry: boolean): Place {
  const path = isEntry && !/^\w+$/.test(name) ? `${field}[${name}]` : child(field, name);
  return { expected: [...expected, name], received: [...received, name], field: path };
}

/** The place of an item, which has one position in the partial and one in what was received. */
export function itemIn({ expected, received, field }: Place, inPartial: number, at: number): Place {
  return {
    expected: [...expected, String(inPartial)],
    received: [...received, String(at)],
    field: index(field, at),
  };
}

/** The place of an item that is missing: its field is the list, as no item that was received is it. */
export function missingItemIn(place: Place, inPartial: number, at: number): Place {
  return { ...itemIn(place, inPartial, at), field: place.field };
}

/** All values that differ. */
export function valuesOf(difference: Difference): readonly ValueDifference[] {
  switch (difference.is) {
    case 'value':
      return [difference];
    case 'fields':
      return difference.fields.flatMap(([, inner]) => valuesOf(inner));
    case 'items':
      return difference.items.flatMap((item) => valuesOf(item.difference));
  }
}
