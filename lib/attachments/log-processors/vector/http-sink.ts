import type { SecretSource } from '../../../pod/env';
import { type Checks, check, object, oneOf, optional, record, string } from '../../../values/check';
import { defined } from '../../../values/defined';
import type { Credentials } from '../shared/credentials';
import { checkPath } from '../shared/endpoint';
import { checkHeader, type RequestHeaders } from '../shared/request-headers';
import { auth, authChecks, batch, type SinkServer, serverChecks, sinkServer } from './server';
import type { Sink, SinkSettings } from './sink';

/** Options of {@link httpSink}. */
export type HttpSinkOptions = SinkServer & Credentials & HttpSinkRequest;

/** What is posted. */
export interface HttpSinkRequest {
  /** @default 443 with TLS, else 80 */
  readonly port?: number | undefined;
  /** The path, with a query where there is one. @default '/' */
  readonly uri?: string | undefined;
  /** A list of events, or an event a line. @default 'json' */
  readonly format?: 'json' | 'json_lines' | undefined;
  /** @default none */
  readonly headers?: RequestHeaders | undefined;
  /** @default 'none' */
  readonly compress?: 'gzip' | 'zstd' | 'none' | undefined;
}

/**
 * Posts events to an HTTP endpoint.
 *
 * Dropped at once: what is answered with a redirect, 501, or 400 to 499, except 408 and 429. All else is retried without end.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://vector.dev/docs/reference/configuration/sinks/http/
 */
export function httpSink(options: HttpSinkOptions): Sink {
  check('httpSink', options, httpSinkOptions);
  const { uri = '/', format = 'json', compress = 'none', headers = {}, tls = false } = options;
  checkPath('httpSink: uri', uri);
  const { url, connection } = sinkServer('httpSink', options, tls === false ? 80 : 443);
  return {
    type: 'http',
    settings: {
      uri: `${url}${uri}`,
      method: 'post',
      encoding: { codec: 'json' },
      ...(format === 'json_lines' && { framing: { method: 'newline_delimited' } }),
      compression: compress,
      batch,
      ...withHeaders(defined(headers), auth('httpSink', options)),
    },
    ...connection,
  };
}

/** Values of headers are templates; that of Authorization, which may contain anything, is not. */
function withHeaders(headers: Readonly<Record<string, string | SecretSource>>, identity: SinkSettings): SinkSettings {
  for (const [name, value] of Object.entries(headers)) checkHeader('httpSink: headers', name, value);
  const all = Object.entries(headers);
  const [authorization] = all.filter(([name]) => isAuthorization(name));
  const others = Object.fromEntries(all.filter(([name]) => !isAuthorization(name)));
  if (authorization !== undefined && identity.auth !== undefined)
    throw new TypeError(`httpSink: headers.${authorization[0]} and credentials are both set; remove one of them`);
  return {
    ...identity,
    ...(authorization !== undefined && { auth: { strategy: 'custom', value: authorization[1] } }),
    ...(Object.keys(others).length > 0 && { request: { headers: others } }),
  };
}

const isAuthorization = (name: string) => /^authorization$/i.test(name);

const httpSinkOptions = object({
  ...serverChecks,
  ...authChecks,
  uri: optional(string),
  format: optional(oneOf(['json', 'json_lines'])),
  headers: optional(record),
  compress: optional(oneOf(['gzip', 'zstd', 'none'])),
} satisfies Checks<HttpSinkOptions>);
