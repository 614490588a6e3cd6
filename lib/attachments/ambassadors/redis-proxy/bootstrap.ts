import type { ClientTls } from '../../shared/client-tls';
import type { RedisProxyOptions, RedisServer } from './options';

/** Where things are in Envoy's container. */
export const paths = {
  config: '/etc/envoy-redis',
  configFile: 'envoy.json',
  authoritiesFile: 'authorities.json',
  certificateFile: 'certificate.json',
  run: '/run/envoy-redis',
  tls: '/etc/envoy-redis-tls',
  /** On the probe port. */
  ready: '/ready',
  metrics: '/metrics',
} as const;

/** The variable with the password. */
export const passwordVariable = 'REDIS_PASSWORD';

/** The ports that it listens on. */
export interface RedisProxyPorts {
  readonly redis: number;
  readonly probes: number;
}

type Json = Readonly<Record<string, unknown>>;

/** The files of a configuration: the bootstrap, and the certificates that it watches. */
export function configFiles(
  options: RedisProxyOptions,
  ports: RedisProxyPorts,
  timeoutSeconds: number,
): Readonly<Record<string, string>> {
  const { tls } = options.server;
  const text = (value: Json) => `${JSON.stringify(value, undefined, 2)}\n`;
  return {
    [paths.configFile]: text(bootstrap(options, ports, timeoutSeconds)),
    ...(tls !== undefined && (tls.verify ?? true) && { [paths.authoritiesFile]: text(authorities(tls)) }),
    ...(tls?.certificate !== undefined && { [paths.certificateFile]: text(certificate) }),
  };
}

/**
 * A static configuration of Envoy: a listener for Redis, and one for probes and metrics, which come from an admin interface
 * that nobody else reaches.
 * @see https://www.envoyproxy.io/docs/envoy/latest/intro/arch_overview/other_protocols/redis
 */
function bootstrap(options: RedisProxyOptions, ports: RedisProxyPorts, timeoutSeconds: number): Json {
  const { ipv6 = true } = options;
  const everywhere = { address: ipv6 ? '::' : '0.0.0.0', port_value: ports.probes, ...(ipv6 && { ipv4_compat: true }) };
  return {
    // What reads certificates from files asks for them.
    node: { id: 'redis-proxy', cluster: 'redis-proxy' },
    admin: { address: adminAddress },
    static_resources: {
      listeners: [
        listener('redis', { address: '127.0.0.1', port_value: ports.redis }, redisFilter(options, timeoutSeconds)),
        listener('probes', everywhere, probesFilter),
      ],
      clusters: [redisCluster(options), adminCluster],
    },
  };
}

const adminAddress: Json = { pipe: { path: `${paths.run}/admin.sock`, mode: 0o600 } };

function listener(name: string, address: Json, filter: Json): Json {
  return { name, address: { socket_address: address }, filter_chains: [{ filters: [filter] }] };
}

function redisFilter({ cluster = false, readFrom }: RedisProxyOptions, timeoutSeconds: number): Json {
  return typed('envoy.filters.network.redis_proxy', 'filters.network.redis_proxy.v3.RedisProxy', {
    stat_prefix: 'redis',
    settings: {
      op_timeout: `${timeoutSeconds}s`,
      // A cluster says that a key has moved; keys with the same part in braces stay together.
      ...(cluster && { enable_redirection: true, enable_hashtagging: true }),
      ...(readFrom !== undefined && { read_policy: readPolicies[readFrom] }),
    },
    prefix_routes: { catch_all_route: { cluster: 'redis' } },
    faults: [refused('SELECT')],
  });
}

/** An error for a command. Clients share connections, so that one would choose the database of all. */
function refused(command: string): Json {
  return { fault_type: 'ERROR', fault_enabled: { default_value: { numerator: 100 } }, commands: [command] };
}

const readPolicies = {
  primary: 'MASTER',
  'prefer-primary': 'PREFER_MASTER',
  replica: 'REPLICA',
  'prefer-replica': 'PREFER_REPLICA',
  any: 'ANY',
} as const;

function typed(name: string, type: string, config: Json): Json {
  return { name, typed_config: { '@type': typeUrl(type), ...config } };
}

function typeUrl(type: string): string {
  return `type.googleapis.com/envoy.extensions.${type}`;
}

const probesFilter: Json = typed(
  'envoy.filters.network.http_connection_manager',
  'filters.network.http_connection_manager.v3.HttpConnectionManager',
  {
    stat_prefix: 'probes',
    route_config: {
      virtual_hosts: [
        {
          name: 'admin',
          domains: ['*'],
          routes: [
            { match: { path: paths.ready }, route: { cluster: 'admin' } },
            {
              match: { path: paths.metrics },
              route: { cluster: 'admin', prefix_rewrite: '/stats/prometheus?usedonly' },
            },
          ],
        },
      ],
    },
    http_filters: [typed('envoy.filters.http.router', 'filters.http.router.v3.Router', {})],
  },
);

const adminCluster: Json = { name: 'admin', type: 'STATIC', load_assignment: assignment('admin', adminAddress) };

function redisCluster({ server, cluster = false, user, password }: RedisProxyOptions): Json {
  const address = { socket_address: { address: server.host, port_value: server.port ?? 6379 } };
  return {
    name: 'redis',
    connect_timeout: '5s',
    // By default a name with addresses of IPv6 has no others.
    dns_lookup_family: 'V4_PREFERRED',
    ...(cluster
      ? {
          lb_policy: 'CLUSTER_PROVIDED',
          cluster_type: typed('envoy.clusters.redis', 'clusters.redis.v3.RedisClusterConfig', {}),
        }
      : { type: 'STRICT_DNS', lb_policy: 'MAGLEV' }),
    load_assignment: assignment('redis', address),
    ...(server.tls !== undefined && { transport_socket: transport(server, server.tls) }),
    ...(password !== undefined && {
      typed_extension_protocol_options: {
        'envoy.filters.network.redis_proxy': {
          '@type': typeUrl('filters.network.redis_proxy.v3.RedisProtocolOptions'),
          ...(user !== undefined && { auth_username: { inline_string: user } }),
          auth_password: { environment_variable: passwordVariable },
        },
      },
    }),
  };
}

function assignment(name: string, address: Json): Json {
  return { cluster_name: name, endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }] };
}

/** Certificates by files that are read again when the volume has changed. */
function transport({ host }: RedisServer, { certificate: shown, verify = true }: ClientTls): Json {
  const secret = (name: string, file: string): Json => ({
    name,
    sds_config: {
      path_config_source: { path: `${paths.config}/${file}` },
      resource_api_version: 'V3',
    },
  });
  return typed('envoy.transport_sockets.tls', 'transport_sockets.tls.v3.UpstreamTlsContext', {
    ...(isName(host) && { sni: host }),
    common_tls_context: {
      ...(shown !== undefined && {
        tls_certificate_sds_secret_configs: [secret('certificate', paths.certificateFile)],
      }),
      ...(verify && {
        combined_validation_context: {
          default_validation_context: {
            match_typed_subject_alt_names: [
              { san_type: isName(host) ? 'DNS' : 'IP_ADDRESS', matcher: { exact: host } },
            ],
          },
          validation_context_sds_secret_config: secret('authorities', paths.authoritiesFile),
        },
      }),
    },
  });
}

function isName(host: string): boolean {
  return !/^[\d.]+$|:/.test(host);
}

const watched = { watched_directory: { path: paths.tls } };

function authorities({ ca }: ClientTls): Json {
  const file = ca === undefined ? '/etc/ssl/certs/ca-certificates.crt' : `${paths.tls}/ca.crt`;
  return secrets('authorities', {
    validation_context: { trusted_ca: { filename: file }, ...(ca !== undefined && watched) },
  });
}

const certificate: Json = secrets('certificate', {
  tls_certificate: {
    certificate_chain: { filename: `${paths.tls}/tls.crt` },
    private_key: { filename: `${paths.tls}/tls.key` },
    ...watched,
  },
});

function secrets(name: string, secret: Json): Json {
  return { resources: [{ '@type': typeUrl('transport_sockets.tls.v3.Secret'), name, ...secret }] };
}
