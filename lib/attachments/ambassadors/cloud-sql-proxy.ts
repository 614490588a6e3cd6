import type { SecurityContext } from '../../kubernetes/generated/types';
import type { AttachmentPort, Context, Destination } from '../../pod/attachment';
import { env, type SecretSource } from '../../pod/env';
import { images } from '../../pod/images';
import { httpGet } from '../../pod/probes';
import { resources } from '../../pod/resources';
import { arrayOf, boolean, type Checks, check, object, oneOf, optional } from '../../values/check';
import {
  type Ambassador,
  type AmbassadorOptions,
  type AmbassadorParts,
  ambassador,
  ambassadorOptions,
  type LocalAddress,
  optionOfContainer,
  servesFor,
  startTiming,
} from '../shared/ambassador';
import { defaultPorts } from '../shared/default-ports';
import { port, printed } from '../shared/option-values';
import { attachmentPortName } from '../shared/port-name';
import { secretSource } from '../shared/secret-source';
import { count, serverAddress } from '../shared/server-checks';

/** Options of {@link cloudSqlProxy}. */
export interface CloudSqlProxyOptions extends AmbassadorOptions {
  /** The instance's connection name: `'project:region:instance'`. */
  readonly instance: string;
  /** What the instance is, which sets the default of `port`. @default 'postgres' */
  readonly database?: 'postgres' | 'mysql' | 'sqlserver' | undefined;
  /** Which address of the instance it connects to. @default 'public' */
  readonly ip?: 'public' | 'private' | 'psc' | undefined;
  /** Whether it logs in to the database as the service account, which needs no password. @default false */
  readonly iamLogin?: boolean | undefined;
  /** The JSON key of a service account. @default the Pod's own service account, by Workload Identity */
  readonly credentials?: SecretSource | undefined;
  /** The service account to impersonate; of several, the first one, and the others delegate to the one before them. @default none */
  readonly impersonate?: string | readonly string[] | undefined;
  /** The project whose quota of the Admin API is used. @default that of the credentials */
  readonly quotaProject?: string | undefined;
  /**
   * Whether the application connects to a unix socket, in a volume that both mount at /cloudsql, in place of a port.
   * @default false
   */
  readonly unixSocket?: boolean | undefined;
  /** Connections at most; beyond, new ones are refused. @default no limit */
  readonly maxConnections?: number | undefined;
  /** The port of its health checks. @default 9801 */
  readonly healthPort?: number | undefined;
  /**
   * The addresses of the instance, for `isolate`, which cannot know them; port 3307.
   * @default unknown, so that `isolate` tells that connections are denied
   */
  readonly addresses?: readonly string[] | undefined;
}

/** The user of the image. */
const nonRoot = { runAsUser: 65_532, runAsGroup: 65_532 };

/** Where the application finds unix sockets. */
const socketDirectory = '/cloudsql';

const connectionName = printed(
  'a connection name such as "project:region:instance"',
  (value) => typeof value === 'string' && /^(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]*:[a-z0-9-]+:[a-z0-9-]+$/.test(value),
);

const plainWord = printed(
  'a name of letters, digits and ".", "_", "-", "@", ":"',
  (value) => typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._@:-]*$/.test(value),
);

const cloudSqlProxyOptions = object({
  ...ambassadorOptions,
  instance: connectionName,
  database: optional(oneOf(['postgres', 'mysql', 'sqlserver'])),
  ip: optional(oneOf(['public', 'private', 'psc'])),
  iamLogin: optional(boolean),
  credentials: optional(secretSource),
  impersonate: optional((value) => (Array.isArray(value) ? arrayOf(plainWord) : plainWord)(value)),
  quotaProject: optional(plainWord),
  unixSocket: optional(boolean),
  maxConnections: optional(count),
  healthPort: optional(port),
  addresses: optional(arrayOf(serverAddress)),
} satisfies Checks<CloudSqlProxyOptions>);

/**
 * The Cloud SQL Auth Proxy: an ambassador that stands for an instance of Cloud SQL. The application connects to 127.0.0.1,
 * and the proxy to the instance, with TLS and the identity of the Pod's service account.
 *
 * @throws TypeError for an option that is not valid, and for literal credentials.
 * @see https://cloud.google.com/sql/docs/postgres/sql-proxy
 */
export function cloudSqlProxy(options: CloudSqlProxyOptions): Ambassador<'health'> {
  check('cloudSqlProxy', options, cloudSqlProxyOptions);
  const { name = 'cloud-sql-proxy', database = 'postgres', instance, unixSocket = false } = options;
  const where = `cloudSqlProxy ${JSON.stringify(name)}:`;
  if (unixSocket && database === 'sqlserver') {
    throw new RangeError(`${where} unixSocket is not supported for sqlserver; remove it`);
  }
  if (options.iamLogin === true && database === 'sqlserver') {
    throw new RangeError(`${where} iamLogin is not supported for sqlserver; remove it`);
  }
  if (unixSocket && options.port !== undefined) {
    throw new RangeError(`${where} port has no effect with unixSocket; remove one of them`);
  }
  const defaults = defaultPorts['cloud-sql-proxy'];
  const { port = defaults[database], healthPort = defaults.health } = options;
  if (!unixSocket && healthPort === port) {
    throw new RangeError(`${where} healthPort must differ from port, got ${healthPort}; set another port`);
  }
  const health = { name: attachmentPortName(name, 'health'), containerPort: healthPort, purpose: 'admin' } as const;
  const local = { host: unixSocket ? `${socketDirectory}/${instance}` : '127.0.0.1', port };
  const build = (context: Context) => parts(name, local, health, options, context);
  return ambassador({ name, ports: { health }, local, build }, options);
}

function parts(
  name: string,
  local: LocalAddress,
  health: AttachmentPort,
  options: CloudSqlProxyOptions,
  context: Context,
): AmbassadorParts {
  const { unixSocket = false, appEnv } = options;
  const seconds = servesFor(context);
  // How long connections of others than the application may go on, which has exited.
  const drain = seconds === undefined ? 5 : 1;
  const sockets = { name: `${name}-sockets`, mountPath: socketDirectory };
  return {
    container: {
      name,
      image: images['cloud-sql-proxy'],
      args: [...argumentsOf(local, health, options), ...stopArguments(seconds, drain), options.instance],
      ...(options.credentials !== undefined && { env: env({ CSQL_PROXY_JSON_CREDENTIALS: options.credentials }) }),
      ports: [{ name: health.name, containerPort: health.containerPort }],
      resources: resources({ cpu: '50m', memory: '64Mi', limits: { memory: '128Mi' } }),
      startupProbe: httpGet('/startup', health.name, startTiming),
      livenessProbe: httpGet('/liveness', health.name, { periodSeconds: 10, timeoutSeconds: 3 }),
      securityContext: unixSocket ? applicationUser(appEnv?.containers?.[0], context) : nonRoot,
      ...(unixSocket && { volumeMounts: [sockets] }),
    },
    drainSeconds: drain + 1,
    outlastsBySignal: true,
    ...(unixSocket && {
      volumes: [{ name: sockets.name, emptyDir: { sizeLimit: '1Mi' } }],
      extend: (appEnv?.containers ?? [undefined]).map((container, at) => ({
        container,
        option: optionOfContainer(at),
        add: { volumeMounts: [{ ...sockets, readOnly: true }] },
      })),
    }),
    sendsTo: serversOf(options),
  };
}

/** The user of a container that connects to the socket, so that both share the volume. */
function applicationUser(name: string | undefined, { template: { spec } }: Context): SecurityContext {
  const all = [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])];
  const own = all.find((container) => name === undefined || container.name === name)?.securityContext;
  const runAsUser = own?.runAsUser ?? spec?.securityContext?.runAsUser;
  const runAsGroup = own?.runAsGroup ?? spec?.securityContext?.runAsGroup;
  if (runAsUser === undefined || runAsUser === 0) return nonRoot;
  return { runAsUser, ...(runAsGroup !== undefined && { runAsGroup }) };
}

function argumentsOf(local: LocalAddress, health: AttachmentPort, options: CloudSqlProxyOptions): readonly string[] {
  const { ip = 'public', iamLogin = false, impersonate, quotaProject, unixSocket = false, maxConnections } = options;
  const accounts = typeof impersonate === 'string' ? [impersonate] : (impersonate ?? []);
  return [
    unixSocket ? `--unix-socket=${socketDirectory}` : `--port=${local.port}`,
    '--health-check',
    // All addresses, of IPv6 too.
    '--http-address=',
    `--http-port=${health.containerPort}`,
    ...(ip === 'private' ? ['--private-ip'] : []),
    ...(ip === 'psc' ? ['--psc'] : []),
    ...(iamLogin ? ['--auto-iam-authn'] : []),
    ...(accounts.length > 0 ? [`--impersonate-service-account=${accounts.join(',')}`] : []),
    ...(quotaProject !== undefined ? [`--quota-project=${quotaProject}`] : []),
    ...(maxConnections !== undefined ? [`--max-connections=${maxConnections}`] : []),
  ];
}

/** After SIGTERM it accepts connections for the first time, and waits for them to close for the second one at most. */
function stopArguments(servesFor: number | undefined, drain: number): readonly string[] {
  return [
    '--exit-zero-on-sigterm',
    ...(servesFor === undefined ? [] : [`--min-sigterm-delay=${servesFor}s`]),
    `--max-sigterm-delay=${drain}s`,
  ];
}

/** The Admin API, what gives tokens for it, and the instance. */
function serversOf({ instance, credentials, impersonate, addresses }: CloudSqlProxyOptions): readonly Destination[] {
  const https = (host: string): Destination => ({ host, port: 443 });
  return [
    https('sqladmin.googleapis.com'),
    // Without a key, tokens come from the metadata server of the node.
    credentials === undefined ? { host: '169.254.169.254', port: 80 } : https('oauth2.googleapis.com'),
    ...(impersonate === undefined ? [] : [https('iamcredentials.googleapis.com')]),
    ...(addresses?.map((host): Destination => ({ host, port: 3307 })) ?? [{ unknown: `instance "${instance}"` }]),
  ];
}
