import { type Duration, parseDuration } from '../../../kubernetes/duration';
import type { SecretSource } from '../../../pod/env';
import {
  any,
  boolean,
  type Checks,
  check,
  either,
  elsewhere,
  object,
  oneOf,
  optional,
  record,
  scalar,
  string,
  worded,
} from '../../../values/check';
import { defined } from '../../../values/defined';
import { secretSource } from '../../shared/secret-source';
import { checkPath, endpoint } from '../shared/endpoint';
import { invalidOption } from '../shared/invalid-option';
import type { OutputTls } from '../shared/output';
import { outputTls } from '../shared/output-checks';
import { checkHeader, type RequestHeaders } from '../shared/request-headers';
import type { Exporter, ExporterSettings } from './exporter';

/** Options of {@link otlpGrpc}. */
export interface OtlpGrpcOptions {
  /** A host name or an IP address (an IPv6 one without brackets): `'collector.observability'`. */
  readonly host: string;
  /** @default 4317 */
  readonly port?: number | undefined;
  /** Whether the connection is encrypted, and how. @default false */
  readonly tls?: boolean | OutputTls | undefined;
  /** Sent as `Authorization: Bearer`; from a Secret: a literal does not compile. @default none */
  readonly token?: SecretSource | undefined;
  /** @default none */
  readonly headers?: RequestHeaders | undefined;
  /** @default 'gzip' */
  readonly compress?: 'gzip' | 'zstd' | 'none' | undefined;
  /** How long delivery of some records is tried before they are dropped. @default without end: they wait, and reading waits when the state volume is full */
  readonly retryFor?: Duration | undefined;
}

/** Options of {@link otlpHttp}. */
export interface OtlpHttpOptions extends OtlpGrpcOptions {
  /** @default 4318 */
  readonly port?: number | undefined;
  /** The path of the endpoint: `'/otlp/v1/logs'` for Loki. @default '/v1/logs' */
  readonly uri?: string | undefined;
  /** @default 'proto' */
  readonly encoding?: 'proto' | 'json' | undefined;
}

/**
 * Sends records to an OpenTelemetry endpoint over HTTP: another Collector, Loki 3, VictoriaLogs, and most vendors.
 *
 * Dropped at once, as OTLP demands: what is answered with anything but 2xx, 429, 502, 503 or 504. These four, and a connection
 * that fails, are retried.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://github.com/open-telemetry/opentelemetry-collector/tree/main/exporter/otlphttpexporter
 */
export function otlpHttp(options: OtlpHttpOptions): Exporter {
  check('otlpHttp', options, otlpHttpOptions);
  const { uri = '/v1/logs', encoding = 'proto', tls = false } = options;
  checkPath('otlpHttp: uri', uri);
  const { address, sendsTo } = endpoint('otlpHttp', options.host, options.port ?? 4318);
  return {
    type: 'otlp_http',
    settings: {
      logs_endpoint: `${tls === false ? 'http' : 'https'}://${address}${uri}`,
      encoding,
      ...common('otlpHttp', options),
    },
    ...(tls !== false && { tls: tls === true ? {} : tls }),
    sendsTo,
  };
}

/**
 * Sends records to an OpenTelemetry endpoint over gRPC.
 *
 * Dropped at once, as OTLP demands: what is answered with a status that is not retryable, as InvalidArgument or
 * Unauthenticated. Canceled, DeadlineExceeded, Aborted, OutOfRange, Unavailable and DataLoss, and a connection that fails, are
 * retried.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://github.com/open-telemetry/opentelemetry-collector/tree/main/exporter/otlpexporter
 */
export function otlpGrpc(options: OtlpGrpcOptions): Exporter {
  check('otlpGrpc', options, otlpGrpcOptions);
  const { tls = false } = options;
  const { address, sendsTo } = endpoint('otlpGrpc', options.host, options.port ?? 4317);
  return {
    type: 'otlp_grpc',
    settings: {
      endpoint: address,
      ...common('otlpGrpc', options),
      ...(tls === false && { tls: { insecure: true } }),
    },
    ...(tls !== false && { tls: tls === true ? {} : tls }),
    sendsTo,
  };
}

function common(what: string, { compress = 'gzip', headers = {}, token, retryFor }: OtlpGrpcOptions): ExporterSettings {
  const all = Object.entries(defined(headers));
  for (const [name, value] of all) checkHeader(`${what}: headers`, name, value);
  if (token !== undefined && all.some(([name]) => /^authorization$/i.test(name)))
    throw new TypeError(`${what}: token and headers.Authorization are both set; remove one of them`);
  return {
    compression: compress,
    ...((all.length > 0 || token !== undefined) && {
      headers: {
        ...Object.fromEntries(all),
        ...(token !== undefined && { Authorization: { text: 'Bearer ', secret: token } }),
      },
    }),
    ...(retryFor !== undefined && { retry_on_failure: { max_elapsed_time: positive(what, retryFor) } }),
  };
}

/** The Collector takes 0 for "without end". */
function positive(what: string, retryFor: Duration): string {
  const seconds = parseDuration(retryFor, `${what}: retryFor`);
  if (seconds > 0) return `${seconds}s`;
  throw invalidOption(`${what}: retryFor`, retryFor, 'must be greater than 0', 'remove it to retry without end');
}

const basicAuthentication = elsewhere(
  "set headers: { Authorization: fromSecret('name', 'key') } with a key that has the whole header",
);

const commonOptions = {
  host: string,
  port: any,
  tls: optional(either(outputTls, worded('true, false or { ca, certificate, serverName, verify }', boolean))),
  token: optional(secretSource),
  headers: optional(record),
  compress: optional(oneOf(['gzip', 'zstd', 'none'])),
  retryFor: optional(scalar),
} satisfies Checks<OtlpGrpcOptions>;

const otlpGrpcOptions = object({ ...commonOptions, user: basicAuthentication, password: basicAuthentication });

const otlpHttpOptions = object({
  ...commonOptions,
  user: basicAuthentication,
  password: basicAuthentication,
  uri: optional(string),
  encoding: optional(oneOf(['proto', 'json'])),
} satisfies Checks<OtlpHttpOptions & { readonly user?: never; readonly password?: never }>);
