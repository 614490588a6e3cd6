import { type Checks, check, object, oneOf, optional, record, recordOf, string } from '../../../values/check';
import { secretSource } from '../../shared/secret-source';
import { type Credentials, credentials } from '../shared/credentials';
import { invalidOption } from '../shared/invalid-option';
import type { ResourceAttributes } from '../shared/output';
import type { RequestHeaders } from '../shared/request-headers';
import { type Connection, connection, type Retries } from './connection';
import { connectionOptions } from './connection-checks';
import { present, urlPath } from './option';
import type { Output } from './output';
import { requestHeaders } from './request-headers';
import { resourceAttributes } from './resource';

/** Options of {@link otlp}. */
export type OtlpOptions = Connection & Retries & Credentials & OtlpRequest;

/** How records become log records of OpenTelemetry. */
export interface OtlpRequest {
  /** @default 4318, with gRPC 4317 */
  readonly port?: number | undefined;
  /**
   * With gRPC (Fluent Bit 4.0 or later), an answer that refuses records by its `grpc-status` counts as delivered: they are
   * lost. @default 'http'
   */
  readonly protocol?: 'http' | 'grpc' | undefined;
  /** The path of the endpoint; over HTTP only. @default '/v1/logs' */
  readonly uri?: string | undefined;
  /** The field of a record that becomes the body. @default 'log', or else 'message' */
  readonly bodyField?: string | undefined;
  /**
   * The field of a record with its severity, a text such as `warn`. Its number is the receiver's to derive.
   * @default 'level'
   */
  readonly severityField?: string | undefined;
  /**
   * More attributes of the resource: `{ 'service.version': '1.2' }`.
   * @default service.name, the workload, and k8s.namespace.name, k8s.pod.name, k8s.container.name, k8s.node.name
   */
  readonly resource?: ResourceAttributes | undefined;
  /** @default none */
  readonly headers?: RequestHeaders | undefined;
  /** @default not compressed */
  readonly compress?: 'gzip' | 'zstd' | undefined;
}

/**
 * Sends records to an OpenTelemetry endpoint. Pod, namespace, node and container become attributes of the resource, all other
 * fields of a record attributes of it.
 *
 * Dropped at once, as OTLP demands: what is answered with anything but 200 to 205, 429, 502, 503 or 504; so 500 is. These
 * four, and a connection that fails, are retried.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/opentelemetry
 */
export function otlp(options: OtlpOptions): Output {
  check('otlp', options, otlpOptions);
  const { protocol = 'http', uri, bodyField, severityField = 'level', resource, compress } = options;
  const { user, password, token } = credentials('otlp', options);
  for (const [option, field] of Object.entries({ bodyField, severityField })) {
    if (field === undefined || /^[\w-]+$/.test(field)) continue;
    throw invalidOption(`otlp: ${option}`, field, 'must consist of letters, digits, "_" and "-"');
  }
  return {
    plugin: 'opentelemetry',
    ...connection('otlp', options, protocol === 'grpc' ? 4317 : 4318, {
      ...(protocol === 'grpc' && { grpc: true }),
      ...(uri !== undefined && { logs_uri: urlPath(uri, 'otlp: uri') }),
      ...(bodyField !== undefined && { logs_body_key: `$${bodyField}` }),
      logs_body_key_attributes: true,
      logs_severity_text_message_key: `$${severityField}`,
      ...(compress !== undefined && { compress }),
      ...present({ http_user: user, http_passwd: password }),
      ...requestHeaders('otlp', options.headers, token),
    }),
    ...(resource !== undefined && { resource: resourceAttributes(resource, 'otlp: resource') }),
  };
}

const otlpOptions = object({
  ...connectionOptions,
  protocol: optional(oneOf(['http', 'grpc'])),
  uri: optional(string),
  bodyField: optional(string),
  severityField: optional(string),
  resource: optional(recordOf(string)),
  headers: optional(record),
  compress: optional(oneOf(['gzip', 'zstd'])),
  token: optional(secretSource),
} satisfies Checks<OtlpOptions>);
