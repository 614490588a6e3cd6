import { withoutCredentials } from './secrecy/described';

/** As much of a text is quoted. */
export const longest = 60;
/** As much of it is looked through: a credential that is cut would not be known for one. */
const looked = 1000;

/**
 * A value in the words of an error: strings and numbers as they are written, anything else by its type. Long strings are cut,
 * and credentials that can be told from their form are described.
 */
export function valueText(value: unknown): string {
  if (typeof value === 'string') {
    const text = quotable(value);
    return value.length > longest
      ? `${JSON.stringify(text.slice(0, longest))}… (${value.length} characters)`
      : JSON.stringify(text);
  }
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return value.length === 0 ? 'an empty array' : 'an array';
  if (typeof value === 'object' && value !== null) return 'an object';
  return typeof value === 'function' || typeof value === 'symbol' ? `a ${typeof value}` : String(value);
}

/** A value of a wrong type in the words of an error: `number 8080`, `string "yes"`, `an array`. */
export function typedText(value: unknown): string {
  const type = typeof value;
  const isPlain = type === 'string' || type === 'number' || type === 'boolean';
  return isPlain ? `${type} ${valueText(value)}` : valueText(value);
}

/** A string as {@link valueText} quotes it, or its beginning: without credentials. */
export function quotable(text: string): string {
  return withoutCredentials(text.slice(0, looked));
}

/** A value as JSON, in the words of an error, with credentials described. */
export function valueJson(value: unknown): string {
  return withoutCredentials(JSON.stringify(value) ?? String(value));
}
