import { check, kind, number, object, optional, record, string } from '../../values/check';
import { isAsymmetric } from '../partial/asymmetric';
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
  return { kind: kindName as string, name, partial: partial as PartialObject | undefined };
}

const nameOrPartial = kind('a name, a matcher of names or a part of the object', (value) => {
  return typeof value === 'string' || (typeof value === 'object' && value !== null && !Array.isArray(value));
});

const selectionArguments = object({ kind: string, name: optional(nameOrPartial), partial: optional(record) });

/** How many objects there have to be. @throws TypeError for what is not a count. */
export function countOf(where: string, count: unknown): number {
  check(where, { count }, object({ count: number }));
  return count as number;
}
