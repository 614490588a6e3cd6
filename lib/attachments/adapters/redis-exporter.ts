import type { EnvVar } from '../../kubernetes/generated/types';
import type { Attachment } from '../../pod/attachment';
import { env, type SecretSource } from '../../pod/env';
import { images } from '../../pod/images';
import { resources } from '../../pod/resources';
import { any, type Checks, check, either, object, optional, record, string, worded } from '../../values/check';
import { type ClientTls, certificateSources, clientTlsChecks } from '../shared/client-tls';
import { defaultPorts } from '../shared/default-ports';
import { serverOf } from '../shared/destination';
import {
  certificateDirectory,
  type MetricsAdapterOptions,
  metricsAdapter,
  metricsAdapterOptions,
} from '../shared/metrics-adapter';

/** Which Redis is read, and as whom. */
export interface RedisExporterOptions extends MetricsAdapterOptions {
  /**
   * Where Redis answers: `'redis://localhost:6379'`, `'rediss://…'` for TLS, or `'unix:///run/redis.sock'`.
   * @default 'redis://localhost:6379', the Redis of the same Pod; with `tls`, 'rediss://localhost:6379'
   */
  readonly address?: string | undefined;
  /** The user of an access control list (Redis 6). A plain name is not a secret. @default Redis' default user */
  readonly user?: string | SecretSource | undefined;
  /** The password. A literal one does not compile: `fromSecret('redis', 'password')`. @default none */
  readonly password?: SecretSource | undefined;
  /** How a connection to a `rediss://` address is secured; files are read for each scrape. @default the authorities that the image knows */
  readonly tls?: ClientTls | undefined;
}

/**
 * redis_exporter: an adapter that turns what Redis says about itself into Prometheus metrics, on port 9121. Redis that
 * is down is a metric, `redis_up 0`, and no failure of the adapter.
 *
 * @throws RangeError for an address that is not valid or has credentials.
 * @throws TypeError for any other option that is not valid, and for a literal password.
 * @see https://github.com/oliver006/redis_exporter
 */
export function redisExporter(options: RedisExporterOptions = {}): Attachment<'metrics'> {
  check('redisExporter', options, redisExporterOptions);
  const address = addressOf(options);
  return metricsAdapter(
    {
      tool: 'redis-exporter',
      image: images['redis-exporter'],
      port: defaultPorts['redis-exporter'].metrics,
      args: [],
      env: environment(options, address),
      sendsTo: serverOf(address, 6379),
      ...(options.tls !== undefined && { certificates: certificateSources(options.tls) }),
      resources: resources({ cpu: '10m', memory: '32Mi', limits: { memory: '64Mi' } }),
      user: 59_000,
      // It gives a scrape that is under way ten seconds.
      drainSeconds: 10,
    },
    options,
  );
}

const redisExporterOptions = object({
  ...metricsAdapterOptions,
  address: optional(string),
  user: optional(either(record, worded("a string or fromSecret('name', 'key')", string))),
  password: any,
  tls: optional(object(clientTlsChecks)),
} satisfies Checks<RedisExporterOptions>);

function addressOf({ address, tls }: RedisExporterOptions): string {
  return redisAddress(address ?? `${tls === undefined ? 'redis' : 'rediss'}://localhost:6379`, tls);
}

function environment({ user, password, tls }: RedisExporterOptions, address: string): readonly EnvVar[] {
  return env({
    REDIS_ADDR: address,
    // Kubernetes would take $(NAME) in a variable's value for another variable.
    ...(user !== undefined && { REDIS_USER: typeof user === 'string' ? user.replaceAll('$(', () => '$$(') : user }),
    ...(password !== undefined && { REDIS_PASSWORD: secret(password) }),
    ...(tls !== undefined && tlsEnvironment(tls)),
  });
}

function tlsEnvironment({ ca, certificate, verify = true }: ClientTls): Readonly<Record<string, string>> {
  return {
    ...(ca !== undefined && { REDIS_EXPORTER_TLS_CA_CERT_FILE: `${certificateDirectory}/ca.crt` }),
    ...(certificate !== undefined && {
      REDIS_EXPORTER_TLS_CLIENT_CERT_FILE: `${certificateDirectory}/tls.crt`,
      REDIS_EXPORTER_TLS_CLIENT_KEY_FILE: `${certificateDirectory}/tls.key`,
    }),
    ...(!verify && { REDIS_EXPORTER_SKIP_TLS_VERIFICATION: 'true' }),
  };
}

/** Callers without a compiler may give a literal password, which must not get into a manifest, nor into an error. */
function secret(password: SecretSource): SecretSource {
  if (typeof password === 'object' && password?.secretKeyRef !== undefined) return password;
  throw new TypeError("redis-exporter: password must come from a Secret; set fromSecret('name', 'key')");
}

function redisAddress(given: string, tls: ClientTls | undefined): string {
  if (/^(rediss?:\/\/[^\s@$]+|unix:\/\/\/[^\s@$]+)$/.test(given)) {
    if (tls === undefined || given.startsWith('rediss:')) return given;
    throw new RangeError(
      `redis-exporter: tls needs an address rediss://host:port, got ${JSON.stringify(given)}; set such an address, or remove tls`,
    );
  }
  throw new RangeError(
    'redis-exporter: address must be redis://host:port, rediss://host:port or unix:///path, without credentials, got ' +
      `${JSON.stringify(withoutCredentials(given))}; set credentials in password, from a Secret`,
  );
}

function withoutCredentials(address: string): string {
  return typeof address === 'string' ? address.replace(/\/\/[^/]*@/, '//…@') : address;
}
