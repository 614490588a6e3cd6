import { any, boolean, type Checks, either, optional, string, worded } from '../../../values/check';
import { secretSource } from '../../shared/secret-source';
import { type Credentials, credentialChecks, credentials, type Identity } from '../shared/credentials';
import { endpoint } from '../shared/endpoint';
import type { OutputTls } from '../shared/output';
import { outputTls } from '../shared/output-checks';
import type { Sink, SinkSettings } from './sink';

/** Where a sink connects to. */
export interface SinkServer {
  /** A host name or an IP address (an IPv6 one without brackets): `'loki.logging'`. */
  readonly host: string;
  /** The sink's own default where it is absent. */
  readonly port?: number | undefined;
  /** Whether the connection is encrypted, and how. @default false */
  readonly tls?: boolean | OutputTls | undefined;
}

/** The server of a sink: its URL, and what the sink has of it besides. */
export function sinkServer(what: string, { host, port, tls = false }: SinkServer, defaultPort: number) {
  const { address, sendsTo } = endpoint(what, host, port ?? defaultPort);
  const connection: Pick<Sink, 'tls' | 'sendsTo'> = { ...(tls !== false && { tls: tls === true ? {} : tls }), sendsTo };
  return { address, url: `${tls === false ? 'http' : 'https'}://${address}`, connection };
}

/**
 * The most that a request holds, in bytes, as Vector's own default for Loki. Its 10 MB for other sinks are several times as
 * much in memory, and the container would be killed for it.
 */
export const batch = { max_bytes: 1_000_000 };

/** The setting `auth` of a sink that speaks HTTP. */
export function auth(what: string, given: Credentials): SinkSettings {
  const { user, password, token }: Identity = credentials(what, given);
  if (token !== undefined) return { auth: { strategy: 'bearer', token } };
  return password === undefined ? {} : { auth: { strategy: 'basic', user, password } };
}

/** The checks of what sinks share. */
export const serverChecks = {
  host: string,
  port: any,
  tls: optional(either(outputTls, worded('true, false or { ca, certificate, serverName, verify }', boolean))),
} satisfies Checks<SinkServer>;

/** The checks of who a sink says it is. */
export const authChecks = { ...credentialChecks, token: optional(secretSource) };
