import { notPrintable } from '../../shared/printable';

/**
 * The string, if Vector reads it literally: it puts a secret in place of `SECRET[backend.name]`.
 * @throws RangeError for what cannot be in a configuration, beginning with `what`.
 * @see https://vector.dev/docs/reference/configuration/secrets/
 */
export function literal(text: string, what: string): string {
  const problem = /SECRET\[\w+\./.test(text)
    ? "must not contain \"SECRET[\", which Vector replaces; use fromSecret('name', 'key')"
    : notPrintable(text);
  if (problem !== undefined) throw new RangeError(`${what} ${problem}, got ${JSON.stringify(text)}`);
  return text;
}
