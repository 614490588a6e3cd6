import type { SecretSource } from '../../../pod/env';
import { defined } from '../../../values/defined';
import { invalidOption } from '../shared/invalid-option';
import { checkHeader, type RequestHeaders } from '../shared/request-headers';
import { literal } from './literal';
import type { OutputProperty } from './output';

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
  checkHeader(where, name, value);
  if (typeof value !== 'string') return { text: `${name} `, secret: value };
  if (value.trim() !== value || value === '' || /^["']/.test(value)) {
    throw invalidOption(`${where}.${name}`, value, 'must not be empty, start with a quote or have spaces around it');
  }
  return `${name} ${literal(value, `${where}.${name}`)}`;
}
