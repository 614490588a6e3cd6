import { checkEndpoint } from '../shared/endpoint';
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
  checkEndpoint(what, host, at);
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
