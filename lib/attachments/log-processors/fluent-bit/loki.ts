import { type Checks, check, object, optional, recordOf, string } from '../../../values/check';
import { secretSource } from '../../shared/secret-source';
import { type Credentials, credentials } from '../shared/credentials';
import { invalidOption } from '../shared/invalid-option';
import { type Connection, connection, type Retries } from './connection';
import { connectionOptions } from './connection-checks';
import { literal } from './literal';
import { present } from './option';
import type { Output } from './output';

/** Options of {@link loki}. */
export type LokiOptions = Connection & Retries & Credentials & LokiStream;

/** What Loki files records under. */
export interface LokiStream {
  /** @default 3100 */
  readonly port?: number | undefined;
  /** The tenant, sent as `X-Scope-OrgID`. @default none: Loki runs with a single tenant */
  readonly tenant?: string | undefined;
  /**
   * Labels of the stream: a literal, or a field of the record as `$field`. Few values each, or Loki gets slow.
   * @default { namespace: '$namespace', pod: '$pod', container: '$container' }
   */
  readonly labels?: Readonly<Record<string, string>> | undefined;
}

const podLabels = { namespace: '$namespace', pod: '$pod', container: '$container' };

/**
 * Sends records to Grafana Loki, each as a line of JSON.
 *
 * Dropped at once: what is answered with 400, as lines that are too old or too long. All else is retried, 401, 403, 404
 * and 413 too: what is refused for good stays on the state volume until it is the oldest.
 *
 * @throws RangeError where an option cannot be what it is for.
 * @see https://docs.fluentbit.io/manual/data-pipeline/outputs/loki
 */
export function loki(options: LokiOptions): Output {
  check('loki', options, lokiOptions);
  const { tenant, labels = podLabels } = options;
  const { user, password, token } = credentials('loki', options);
  if (tenant === '')
    throw invalidOption('loki: tenant', tenant, 'must not be empty', 'remove it if Loki runs with a single tenant');
  if (Object.keys(labels).length === 0) throw invalidOption('loki: labels', labels, 'must have at least one label');
  return {
    plugin: 'loki',
    ...connection('loki', options, 3100, {
      ...(tenant !== undefined && { tenant_id: literal(tenant, 'loki: tenant') }),
      labels: Object.entries(labels)
        .map(([name, value]) => label(name, value))
        .join(', '),
      line_format: 'json',
      ...present({ http_user: user, http_passwd: password, bearer_token: token }),
    }),
  };
}

/** Fluent Bit reads labels as a list with commas, each entry up to its first "=". */
function label(name: string, value: string): string {
  const where = `loki: labels.${name}`;
  if (!/^[A-Za-z_]\w*$/.test(name)) {
    throw invalidOption(
      'loki: labels',
      name,
      'names must consist of letters, digits and "_", and not start with a digit',
    );
  }
  if (value.trim() === '' || value.includes(','))
    throw invalidOption(where, value, 'must not be empty or contain commas');
  return `${name}=${literal(value, where)}`;
}

const lokiOptions = object({
  ...connectionOptions,
  tenant: optional(string),
  labels: optional(recordOf(string)),
  token: optional(secretSource),
} satisfies Checks<LokiOptions>);
