import { own } from '../../values/own';

/** What stands at the end of some names, in a value that may be anything. */
export function at(value: unknown, ...names: readonly string[]): unknown {
  return names.reduce(own, value);
}

/** A value, if it is a string; else `''`. */
export function textIn(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** A string; `''` where anything else is. */
export function textAt(value: unknown, ...names: readonly string[]): string {
  return textIn(names.reduce(own, value));
}

/** A number; `undefined` where anything else is. */
export function numberAt(value: unknown, ...names: readonly string[]): number | undefined {
  const found = names.reduce(own, value);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

/** A list; an empty one where anything else is. */
export function listAt(value: unknown, ...names: readonly string[]): readonly unknown[] {
  const found = names.reduce(own, value);
  return Array.isArray(found) ? found : [];
}

/** A map of strings, without entries of other types. */
export function mapAt(value: unknown, ...names: readonly string[]): Readonly<Record<string, string>> {
  const found = names.reduce(own, value);
  if (typeof found !== 'object' || found === null || Array.isArray(found)) return {};
  return Object.fromEntries(Object.entries(found).filter(([, entry]) => typeof entry === 'string'));
}

/** The item of a list that has a name. */
export function named(list: readonly unknown[], name: string, by = 'name'): unknown {
  return list.find((item) => own(item, by) === name);
}

/** A condition of an object's status by its type; `undefined` where it has none. */
export function conditionOf(object: unknown, type: string): unknown {
  return named(listAt(object, 'status', 'conditions'), type, 'type');
}

/** The path of a condition, to quote as evidence. */
export function conditionPath(object: unknown, type: string): string {
  return `status.conditions[${listAt(object, 'status', 'conditions').indexOf(conditionOf(object, type))}]`;
}
