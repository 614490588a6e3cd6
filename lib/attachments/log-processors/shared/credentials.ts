import type { SecretSource } from '../../../pod/env';
import { either, optional, string, worded } from '../../../values/check';
import { secretSource } from '../../shared/secret-source';

/** A user and a password out of a Secret, or neither. */
export type BasicCredentials =
  | {
      /** @default the key `username` of the same Secret, as in the type kubernetes.io/basic-auth */
      readonly user?: string | SecretSource | undefined;
      /** Out of a Secret: a literal does not compile. */
      readonly password: SecretSource;
      readonly token?: undefined;
    }
  | { readonly user?: undefined; readonly password?: undefined; readonly token?: undefined };

/** A user and a password, a token, or nothing. Passwords and tokens come out of Secrets: a literal does not compile. */
export type Credentials =
  | BasicCredentials
  | {
      /** Sent as `Authorization: Bearer`. */
      readonly token: SecretSource;
      readonly user?: undefined;
      readonly password?: undefined;
    };

/** What an output says who it is. */
export interface Identity {
  readonly user?: string | SecretSource | undefined;
  readonly password?: SecretSource | undefined;
  readonly token?: SecretSource | undefined;
}

/**
 * The credentials with the user filled in, where there is a password.
 * @throws TypeError where a user has no password, or there are a password and a token.
 */
export function credentials(what: string, { user, password, token }: Identity): Identity {
  if (token !== undefined && password !== undefined) {
    throw new TypeError(`${what}: password and token are both set; remove one of them`);
  }
  if (user !== undefined && password === undefined) {
    throw new TypeError(`${what}: user needs a password; set it, or remove user`);
  }
  if (token !== undefined) return { token };
  if (password === undefined) return {};
  return { user: user ?? { secretKeyRef: { ...password.secretKeyRef, key: 'username' } }, password };
}

/** The checks of a user and a password. */
export const credentialChecks = {
  user: optional(either(secretSource, worded("a string or fromSecret('name', 'key')", string))),
  password: optional(secretSource),
};
