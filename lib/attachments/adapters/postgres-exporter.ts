import { valueJson } from '../../findings/value-text';
import type { EnvVar, VolumeProjection } from '../../kubernetes/generated/types';
import type { Attachment } from '../../pod/attachment';
import { env, type SecretSource } from '../../pod/env';
import { images } from '../../pod/images';
import { resources } from '../../pod/resources';
import {
  boolean,
  type Checks,
  check,
  either,
  object,
  optional,
  record,
  recordOf,
  string,
  worded,
} from '../../values/check';
import { type ClientTls, certificateSources, clientTlsChecks } from '../shared/client-tls';
import { defaultPorts } from '../shared/default-ports';
import { isLoopback, outsideOfPod } from '../shared/destination';
import {
  certificateDirectory,
  type MetricsAdapterOptions,
  metricsAdapter,
  metricsAdapterOptions,
} from '../shared/metrics-adapter';
import { misspelled } from '../shared/misspelled';
import { secretSource } from '../shared/secret-source';
import { collectors } from './postgres-exporter/collectors';

/** Which PostgreSQL is read, as whom, and what of it. */
export interface PostgresExporterOptions extends MetricsAdapterOptions {
  /** Where PostgreSQL answers: `'localhost:5432'`, `'db.shop'`, `'[fd00::7]:5432'`. @default 'localhost:5432', the PostgreSQL of the same Pod */
  readonly address?: string | undefined;
  /** The database to connect to. @default 'postgres' */
  readonly database?: string | undefined;
  /** The role; `pg_monitor` is enough. A plain name is not a secret. @default 'postgres' */
  readonly user?: string | SecretSource | undefined;
  /** The password. A literal one does not compile: `fromSecret('postgres', 'password')`. @default none */
  readonly password?: SecretSource | undefined;
  /**
   * How the connection is secured, `false` for not at all; files are read for each connection.
   * @default within the Pod not at all, else the server's certificate is checked against the authorities that the image knows
   */
  readonly tls?: ClientTls | false | undefined;
  /** Collectors to turn on and off, by their name: `{ stat_statements: true, wal: false }`. @default those of the release */
  readonly collectors?: Readonly<Record<string, boolean | undefined>> | undefined;
}

/**
 * postgres_exporter: an adapter that turns PostgreSQL's statistics into Prometheus metrics, on port 9187. PostgreSQL that is
 * down is a metric, `pg_up 0`, and no failure of the adapter.
 *
 * @throws RangeError for an address, a database or a collector that is not valid, and for credentials in the address.
 * @throws TypeError for any other option that is not valid, and for a literal password.
 * @see https://github.com/prometheus-community/postgres_exporter
 */
export function postgresExporter(options: PostgresExporterOptions = {}): Attachment<'metrics'> {
  check('postgresExporter', options, postgresExporterOptions);
  const { host, port } = serverOf(options.address ?? 'localhost:5432');
  const tls = options.tls ?? (isLoopback(host) ? false : {});
  return metricsAdapter(
    {
      tool: 'postgres-exporter',
      image: images['postgres-exporter'],
      port: defaultPorts['postgres-exporter'].metrics,
      args: Object.entries(options.collectors ?? {}).flatMap(collectorFlag),
      env: environment(options, `${host.includes(':') ? `[${host}]` : host}:${port}`, tls),
      sendsTo: outsideOfPod({ host, port }),
      ...(tls !== false && { certificates: certificateSources(tls).map(withReadableKey) }),
      resources: resources({ cpu: '10m', memory: '32Mi', limits: { memory: '64Mi' } }),
      user: 65_534,
      // Members of the group root read the key, which libpq refuses where everyone may.
      ...(tls !== false && tls.certificate !== undefined && { group: 0 }),
      drainSeconds: 5,
    },
    options,
  );
}

const postgresExporterOptions = object({
  ...metricsAdapterOptions,
  address: optional(string),
  database: optional(string),
  user: optional(either(record, worded("a string or fromSecret('name', 'key')", string))),
  password: optional(secretSource),
  tls: optional(either(object(clientTlsChecks), worded('an object or false', boolean))),
  collectors: optional(recordOf(optional(boolean))),
} satisfies Checks<PostgresExporterOptions>);

function serverOf(address: string): { readonly host: string; readonly port: number } {
  const [, six, name, port = '5432'] =
    /^(?:\[([0-9A-Fa-f:.]+)\]|([A-Za-z0-9._-]+))(?::(\d{1,5}))?$/.exec(address) ?? [];
  const host = six ?? name;
  if (host !== undefined && Number(port) >= 1 && Number(port) <= 65_535) return { host, port: Number(port) };
  throw new RangeError(
    `postgres-exporter: address must be host:port, without credentials, got ${valueJson(address)}; ` +
      'set an address such as "localhost:5432", and credentials in user and password',
  );
}

function collectorFlag([collector, isOn]: readonly [string, boolean | undefined]): readonly string[] {
  if (isOn === undefined) return [];
  const near = misspelled(collector, collectors);
  if (near !== undefined) {
    throw new RangeError(`postgres-exporter: unknown collector ${valueJson(collector)}; did you mean "${near}"?`);
  }
  if (/^[a-z][a-z0-9_.]*$/.test(collector)) return [`--${isOn ? '' : 'no-'}collector.${collector}`];
  throw new RangeError(
    `postgres-exporter: collectors must have names of collectors, got ${valueJson(collector)}; set { stat_statements: true }`,
  );
}

function environment(
  { database = 'postgres', user = 'postgres', password }: PostgresExporterOptions,
  server: string,
  tls: ClientTls | false,
): readonly EnvVar[] {
  return env({
    DATA_SOURCE_URI: `${server}/${encodeURIComponent(database)}?${connection(tls).join('&')}`,
    // Kubernetes would take $(NAME) in a variable's value for another variable.
    DATA_SOURCE_USER: typeof user === 'string' ? user.replaceAll('$(', () => '$$(') : user,
    ...(password !== undefined && { DATA_SOURCE_PASS: password }),
  });
}

/** @see https://pkg.go.dev/github.com/lib/pq#hdr-Connection_String_Parameters */
function connection(tls: ClientTls | false): readonly string[] {
  if (tls === false) return ['sslmode=disable'];
  const { ca, certificate, verify = true } = tls;
  return [
    `sslmode=${verify ? 'verify-full' : 'require'}`,
    // With an authority, `require` would check the certificate all the same.
    ...(ca !== undefined && verify ? [`sslrootcert=${certificateDirectory}/ca.crt`] : []),
    ...(certificate === undefined
      ? []
      : [`sslcert=${certificateDirectory}/tls.crt`, `sslkey=${certificateDirectory}/tls.key`]),
  ];
}

function withReadableKey(source: VolumeProjection): VolumeProjection {
  if (source.secret?.items === undefined) return source;
  const items = source.secret.items.map((item) => (item.path === 'tls.key' ? { ...item, mode: 0o440 } : item));
  return { secret: { ...source.secret, items } };
}
