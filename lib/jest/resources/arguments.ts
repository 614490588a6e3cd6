import { check, kind, number, object, optional, record, string } from '../../values/check';
import { type AsymmetricMatch, isAsymmetric, isRegExp, sampleOf } from '../partial/asymmetric';
import type { PartialObject, Selection } from './selection';

/** A part of an object. @throws TypeError where it is not one. */
export function partialOf(where: string, partial: unknown): PartialObject {
  check(where, { partial }, object({ partial: record }));
  return partial as PartialObject;
}

/**
 * The arguments of `toHaveResource`: a kind, a name, and a part of the object, of which each may be omitted but the first.
 * @throws TypeError for others.
 */
export function selectionOf(where: string, kindName: unknown, args: readonly unknown[]): Selection {
  const [first, second] = args;
  const isName = first === undefined || typeof first === 'string' || isAsymmetric(first);
  const [name, partial] = isName ? [first, second] : [undefined, first];
  check(where, { kind: kindName, name: first, partial }, selectionArguments);
  if (!isName && second !== undefined) {
    throw new TypeError(`${where}: partial is set twice; set a name and one partial, or one partial`);
  }
  if (isAsymmetric(name) && isOfObjects(name)) {
    throw new TypeError(`${where}: name must be a matcher of strings, got one of objects; set the fields in an object`);
  }
  return { kind: kindName as string, name, partial: partial as PartialObject | undefined };
}

/** Whether a matcher was made with an object, as `expect.objectContaining`: it matches no name. */
function isOfObjects(matcher: AsymmetricMatch): boolean {
  const sample = sampleOf(matcher);
  return typeof sample === 'object' && sample !== null && !isRegExp(sample);
}

const nameOrPartial = kind('a name, a matcher of names or a part of the object', (value) => {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value));
});

const selectionArguments = object({ kind: string, name: optional(nameOrPartial), partial: optional(record) });

/** How many objects there have to be. @throws TypeError for what is not a count. */
export function countOf(where: string, count: unknown): number {
  check(where, { count }, object({ count: number }));
  if (!Number.isInteger(count) || (count as number) < 0) {
    throw new RangeError(`${where}: count must be an integer of 0 or greater, got ${count}`);
  }
  return count as number;
}
