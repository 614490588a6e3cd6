import { isFrom, type Release } from '../../shared/release';
import type { PgbouncerOptions } from './options';

/** Where things are in PgBouncer's container. */
export const paths = {
  config: '/etc/pgbouncer',
  configFile: 'pgbouncer.ini',
  /** Written at the start, from the passwords of Secrets. */
  run: '/run/pgbouncer',
  userlist: '/etc/pgbouncer-userlist',
  userlistFile: 'userlist.txt',
  serverTls: '/etc/pgbouncer-tls',
  clientTls: '/etc/pgbouncer-client-tls',
} as const;

/** The first release with prepared statements in transaction pooling. */
export const preparedSince: Release = { major: 1, minor: 21 };

/** The first release that can look passwords up in one database. */
export const authDatabaseSince: Release = { major: 1, minor: 19 };

/** The parameters that options set, and which. */
export const writtenSettings: Readonly<Record<string, string>> = {
  listen_addr: 'it listens on 127.0.0.1',
  listen_port: 'set port',
  unix_socket_dir: 'it listens on 127.0.0.1',
  auth_type: 'set clientAuth',
  auth_file: 'set users or userlist',
  auth_user: 'set authQuery.user',
  auth_query: 'set authQuery.query',
  auth_dbname: 'set authQuery.database',
  pool_mode: 'set pool.mode',
  default_pool_size: 'set pool.size',
  max_client_conn: 'set pool.maxClients',
  max_prepared_statements: 'set pool.preparedStatements',
  server_tls_sslmode: 'set server.tls',
  server_tls_ca_file: 'set server.tls.ca',
  server_tls_cert_file: 'set server.tls.certificate',
  server_tls_key_file: 'set server.tls.certificate',
  client_tls_sslmode: 'set clientTls',
  client_tls_cert_file: 'set clientTls',
  client_tls_key_file: 'set clientTls',
  stats_users: 'set statsUsers',
};

/**
 * The pgbouncer.ini of some options, for a release.
 * @see https://www.pgbouncer.org/config.html
 */
export function pgbouncerConfig(options: PgbouncerOptions, port: number, release: Release | undefined): string {
  const { server, databases, pool = {}, authQuery, statsUsers = [], clientAuth = 'scram-sha-256', settings } = options;
  const target = `host=${server.host} port=${server.port ?? 5432}`;
  const names = databases ?? ['*'];
  const { preparedStatements = isFrom(release, preparedSince) ? 200 : 0 } = pool;
  const parameters: Readonly<Record<string, string | number | undefined>> = {
    listen_addr: '127.0.0.1',
    listen_port: port,
    unix_socket_dir: '',
    auth_type: clientAuth,
    auth_file:
      options.userlist === undefined ? `${paths.run}/${paths.userlistFile}` : `${paths.userlist}/${paths.userlistFile}`,
    auth_user: authQuery?.user,
    auth_query: authQuery?.query,
    auth_dbname: authQuery?.database,
    pool_mode: pool.mode ?? 'transaction',
    default_pool_size: pool.size ?? 10,
    max_client_conn: pool.maxClients ?? 200,
    ...(isFrom(release, preparedSince) && { max_prepared_statements: preparedStatements }),
    ...serverTls(server),
    ...(options.clientTls !== undefined && {
      client_tls_sslmode: 'require',
      client_tls_cert_file: `${paths.clientTls}/tls.crt`,
      client_tls_key_file: `${paths.clientTls}/tls.key`,
    }),
    ...(statsUsers.length > 0 && { stats_users: statsUsers.join(', ') }),
    // Each probe connects.
    log_connections: 0,
    log_disconnections: 0,
    ...settings,
    ignore_startup_parameters: ignored(settings),
  };
  return [
    '[databases]',
    ...names.map((name) => `${name} = ${target}`),
    '',
    '[pgbouncer]',
    ...Object.entries(parameters).flatMap(([name, value]) =>
      value === undefined ? [] : [`${name} = ${value}`.trimEnd()],
    ),
    '',
  ].join('\n');
}

/** Drivers of Java send `extra_float_digits`, which is a matter of formatting; a list of the user's own adds to it. */
function ignored(settings: PgbouncerOptions['settings']): string {
  const own = String(settings?.ignore_startup_parameters ?? '').split(',');
  const names = ['extra_float_digits', ...own.map((name) => name.trim()).filter((name) => name !== '')];
  return [...new Set(names)].join(', ');
}

function serverTls({ tls }: PgbouncerOptions['server']): Readonly<Record<string, string>> {
  if (tls === undefined) return { server_tls_sslmode: 'prefer' };
  const { ca, certificate, verify = true } = tls;
  const authorities = ca === undefined ? imageAuthorities : `${paths.serverTls}/ca.crt`;
  return {
    server_tls_sslmode: verify ? 'verify-full' : 'require',
    ...(verify && { server_tls_ca_file: authorities }),
    ...(certificate !== undefined && {
      server_tls_cert_file: `${paths.serverTls}/tls.crt`,
      server_tls_key_file: `${paths.serverTls}/tls.key`,
    }),
  };
}

/** The authorities that images of Debian and Alpine know. */
const imageAuthorities = '/etc/ssl/certs/ca-certificates.crt';
