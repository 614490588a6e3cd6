import type { SecretSource } from '../../../pod/env';
import { defined } from '../../../values/defined';
import { literal } from './literal';
import { invalidOption } from './option';
import type { OutputProperty } from './output';

/**
 * Headers of a request. The whole value of one that authorizes comes from a Secret:
 * `{ Authorization: fromSecret('api', 'header') }`.
 */
export type RequestHeaders = Readonly<Record<string, string | SecretSource | undefined>> & {
  readonly Authorization?: SecretSource | undefined;
  readonly authorization?: SecretSource | undefined;
};

/**
 * The property of Fluent Bit for headers, and for a token in one.
 * @throws RangeError if a header would not be sent as written, or contains a literal credential.
 */
export function requestHeaders(
  what: string,
  headers: RequestHeaders = {},
  token?: SecretSource,
): { readonly header?: readonly OutputProperty[] } {
  const header = [
    ...Object.entries(defined(headers)).map(([name, value]) => requestHeader(what, name, value)),
    ...(token === undefined ? [] : [{ text: 'Authorization Bearer ', secret: token }]),
  ];
  return header.length === 0 ? {} : { header };
}

/** Fluent Bit reads a header as its name, a space, and the value. */
function requestHeader(what: string, name: string, value: string | SecretSource): OutputProperty {
  const where = `${what}: headers`;
  if (!/^[\w!#$%&*+.^|~-]+$/.test(name) || name.includes('${')) {
    throw invalidOption(where, name, 'names must consist of letters, digits and "-"');
  }
  if (typeof value !== 'string') return { text: `${name} `, secret: value };
  if (/^(?:proxy-)?authorization$/i.test(name)) {
    throw invalidOption(where, name, 'must not contain credentials', "use fromSecret('name', 'key')");
  }
  if (value.trim() !== value || value === '' || /^["']/.test(value)) {
    throw invalidOption(`${where}.${name}`, value, 'must not be empty, start with a quote or have spaces around it');
  }
  return `${name} ${literal(value, `${where}.${name}`)}`;
}
