import type { SecretSource } from '../../../pod/env';
import { invalidOption } from './invalid-option';

/**
 * Headers of a request. The whole value of one that authorizes comes from a Secret:
 * `{ Authorization: fromSecret('api', 'header') }`.
 */
export type RequestHeaders = Readonly<Record<string, string | SecretSource | undefined>> & {
  readonly Authorization?: SecretSource | undefined;
  readonly authorization?: SecretSource | undefined;
};

/**
 * Checks a header, beginning errors with `where`.
 * @throws RangeError if it is not one, or contains a literal credential.
 */
export function checkHeader(where: string, name: string, value: string | SecretSource): void {
  if (!/^[\w!#$%&*+.^|~-]+$/.test(name) || name.includes('${')) {
    throw invalidOption(where, name, 'names must consist of letters, digits and "-"');
  }
  if (typeof value === 'string' && /^(?:proxy-)?authorization$/i.test(name)) {
    throw invalidOption(where, name, 'must not contain credentials', "use fromSecret('name', 'key')");
  }
}
