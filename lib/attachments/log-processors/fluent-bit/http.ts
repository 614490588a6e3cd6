import { type Checks, check, object, oneOf, optional, record, string } from '../../../values/check';
import { secretSource } from '../../shared/secret-source';
import { type Credentials, credentials } from '../shared/credentials';
import type { RequestHeaders } from '../shared/request-headers';
import { type Connection, connection, type Retries } from './connection';
import { connectionOptions } from './connection-checks';
import { present, urlPath } from './option';
import type { Output } from './output';
import { requestHeaders } from './request-headers';

/** Options of {@link http}. */
export type HttpOptions = Connection & Retries & Credentials & HttpRequest;

/** What is posted. */
export interface HttpRequest {
  /** @default 443 with TLS, else 80 */
  readonly port?: number | undefined;
  /** The path, with a query where there is one. @default '/' */
  readonly uri?: string | undefined;
  /** @default 'json': a list of records */
  readonly format?: 'json' | 'json_lines' | 'json_stream' | 'msgpack' | undefined;
  /** @default none */
  readonly headers?: RequestHeaders | undefined;
  /** @default not compressed */
  readonly compress?: 'gzip' | undefined;
}

/**
 * Posts records to an HTTP endpoint.
 *
 * Dropped at once: what is answered with 400 to 499, except 408 and 429. All else is retried, redirects too.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/http
 */
export function http(options: HttpOptions): Output {
  check('http', options, httpOptions);
  const { uri = '/', format = 'json', compress, tls } = options;
  const { user, password, token } = credentials('http', options);
  const encrypted = tls !== undefined && tls !== false;
  return {
    plugin: 'http',
    ...connection('http', options, encrypted ? 443 : 80, {
      uri: urlPath(uri, 'http: uri'),
      format,
      ...(format !== 'msgpack' && { json_date_format: 'iso8601' }),
      ...(compress !== undefined && { compress }),
      ...present({ http_user: user, http_passwd: password }),
      ...requestHeaders('http', options.headers, token),
    }),
  };
}

const httpOptions = object({
  ...connectionOptions,
  uri: optional(string),
  format: optional(oneOf(['json', 'json_lines', 'json_stream', 'msgpack'])),
  headers: optional(record),
  compress: optional(oneOf(['gzip'])),
  token: optional(secretSource),
} satisfies Checks<HttpOptions>);
