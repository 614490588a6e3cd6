import { child, type FieldPath, index } from '../../findings/field-path';
import { printable } from '../../values/printable';
import { isAsymmetric, isRegExp } from './asymmetric';

/** No partial is as deep: the schemas of custom resources have some fifty levels. */
const deepest = 1000;

/**
 * Checks that a partial has only values that a manifest can have, and matchers: a RegExp, a Map or another instance has no
 * fields, and would match every object.
 * @throws TypeError with the field, never with the value.
 */
export function checkValues(where: string, partial: unknown): void {
  const visit = (value: unknown, path: FieldPath, depth: number): void => {
    if (depth > deepest) throw new TypeError(`${where}: partial is nested more than ${deepest} levels deep`);
    const problem = problemOf(value);
    if (problem !== undefined) throw new TypeError(`${where}: ${printable(path)} ${problem}`);
    if (typeof value !== 'object' || value === null || isAsymmetric(value)) return;
    for (const [name, inner] of Object.entries(value)) {
      visit(inner, Array.isArray(value) ? index(path, Number(name)) : child(path, name), depth + 1);
    }
  };
  visit(partial, 'partial', 0);
}

function problemOf(value: unknown): string | undefined {
  const must = 'must be a plain value or a matcher, got';
  if (typeof value === 'function') return `${must} a function; call it first`;
  if (typeof value === 'symbol') return `${must} a symbol; set a string`;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || isAsymmetric(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  // Of an object of another realm, too, as jest has them, the prototype is the last one.
  if (prototype === null || Object.getPrototypeOf(prototype) === null) return undefined;
  if (isRegExp(value)) return `${must} a RegExp; use expect.stringMatching`;
  return `${must} an instance of a class; set an object with its fields`;
}
