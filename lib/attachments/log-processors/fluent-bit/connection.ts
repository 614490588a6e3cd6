import { valueJson } from '../../../findings/value-text';
import { portNumber } from '../../../kubernetes/names';
import type { SecretSource } from '../../../pod/env';
import type { OutputTls } from '../shared/output';
import type { Output, OutputProperty } from './output';

/** Where an output connects to. */
export interface Connection {
  /**
   * A host name or an IP address (an IPv6 one without brackets): `'loki.logging'`. Over HTTP, prefer a name to an IPv6
   * address: Fluent Bit sends one as `Host: ::1:80`, which nginx refuses with 400.
   */
  readonly host: string;
  /** The output's own default where it is absent. */
  readonly port?: number | undefined;
  /** Whether the connection is encrypted, and how. @default false */
  readonly tls?: boolean | OutputTls | undefined;
}

/** What happens to records that cannot be delivered. */
export interface Retries {
  /**
   * How often delivery of some records is tried again before they are dropped.
   * @default no limit: they wait until the state volume is full, then the oldest are dropped
   */
  readonly retries?: number | undefined;
}

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

/**
 * The properties of an output with those of its connection first.
 * @throws RangeError where the host, the port or the number of retries cannot be one.
 */
export function connection(
  what: string,
  { host, port, tls, retries }: Connection & Retries,
  defaultPort: number,
  properties: Output['properties'],
): Pick<Output, 'properties' | 'tls'> {
  const at = port ?? defaultPort;
  if (!/^(?:[\w-]+(?:\.[\w-]+)*\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/.test(host)) {
    throw new RangeError(
      `${what}: host must be a host name or an address, without port and path, got ${valueJson(host)}`,
    );
  }
  if (portNumber(at).length > 0) throw new RangeError(`${what}: port must be 1 to 65535, got ${at}`);
  if (retries !== undefined && !(Number.isInteger(retries) && retries >= 0)) {
    throw new RangeError(`${what}: retries must be an integer of 0 or more, got ${retries}`);
  }
  const encryption = tls === true ? {} : tls;
  return {
    properties: { host, port: at, ...properties, ...retryLimit(retries) },
    ...(encryption !== undefined && encryption !== false && { tls: encryption }),
  };
}

/** Fluent Bit has a word for none; a number is at least 1. */
function retryLimit(retries: number | undefined): Record<string, OutputProperty> {
  if (retries === undefined) return {};
  return { retry_limit: retries === 0 ? 'no_retries' : retries };
}
