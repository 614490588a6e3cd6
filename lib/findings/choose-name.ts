import { nearest } from '../values/nearest';

/** Names in a message: `"app", "helper"`. */
export function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.map((name) => `"${name}"`).join(', ');
}

/**
 * The fix for an option that has to name one of several containers.
 * @param names those that it can name, one or more
 * @param given the name that it has, if any, which is not one of them
 */
export function chooseName(option: string, names: readonly string[], given?: string): string {
  const near = given === undefined ? undefined : nearest(given, names);
  if (near !== undefined) return `did you mean "${near}"?`;
  const [first, ...others] = names;
  return `set ${option}: "${first}"${others.length === 0 ? '' : ', or another one of them'}`;
}
