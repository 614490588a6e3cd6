import { contextFor } from '../../../test-helpers/attachment-context';
import { fromSecret } from '../../pod/env';
import { type PgbouncerOptions, pgbouncer } from './pgbouncer';

const users = { orders: fromSecret('orders-db', 'password') };
const server = { host: 'db.shop' };

const additionOf = (options: Partial<PgbouncerOptions> = {}, image?: string) =>
  pgbouncer({
    server,
    ...(options.userlist === undefined && { users }),
    ...(image !== undefined && { container: { image } }),
    ...options,
  }).build(contextFor());

/** The parameters of pgbouncer.ini, by name, and the section of databases. */
function configOf(options: Partial<PgbouncerOptions> = {}, image?: string) {
  const text = additionOf(options, image).config?.[0]?.files['pgbouncer.ini'] ?? '';
  const [databases = '', parameters = ''] = text.split('[pgbouncer]\n');
  const lines = parameters.trim().split('\n');
  return {
    databases: databases.replace('[databases]\n', '').trim(),
    parameters: Object.fromEntries(lines.map((line) => line.split(/ = ?/))),
  };
}

const containerOf = (options: Partial<PgbouncerOptions> = {}) => additionOf(options).containers?.[0]?.container;

test('stands for a server, on the loopback address', () => {
  const { databases, parameters } = configOf();
  expect(databases).toBe('* = host=db.shop port=5432');
  expect(parameters).toMatchObject({
    listen_addr: '127.0.0.1',
    listen_port: '6432',
    unix_socket_dir: '',
    pool_mode: 'transaction',
    default_pool_size: '10',
    max_client_conn: '200',
    server_tls_sslmode: 'prefer',
  });
  expect(pgbouncer({ server, users }).local).toEqual({ host: '127.0.0.1', port: 6432 });
  expect(additionOf().sendsTo).toEqual([{ host: 'db.shop', port: 5432 }]);
});

test('another ambassador of the same Pod can be its server', () => {
  const local = { host: '127.0.0.1', port: 5432 };
  expect(additionOf({ server: local })).not.toHaveProperty('sendsTo');
});

test('passwords come from Secrets as variables, and are written to memory when it starts', () => {
  const container = containerOf({ users: { ...users, 'a"$(b)': fromSecret('other', 'key') } });
  expect(container?.env).toEqual([
    { name: 'USER_0', value: 'orders' },
    { name: 'PASSWORD_0', valueFrom: { secretKeyRef: { name: 'orders-db', key: 'password' } } },
    { name: 'USER_1', value: 'a"$$(b)' },
    { name: 'PASSWORD_1', valueFrom: { secretKeyRef: { name: 'other', key: 'key' } } },
  ]);
  expect(container?.command?.slice(0, 2)).toEqual(['sh', '-c']);
  expect(container?.command?.[2]).toContain('exec pgbouncer /etc/pgbouncer/pgbouncer.ini\n');
  expect(additionOf().volumes).toEqual([{ name: 'pgbouncer-run', emptyDir: { medium: 'Memory', sizeLimit: '1Mi' } }]);
});

test('a userlist is a file of a Secret', () => {
  const { containers, volumes } = additionOf({ userlist: { secretName: 'users', key: 'list' } });
  expect(containers?.[0]?.container.command).toEqual(['pgbouncer', '/etc/pgbouncer/pgbouncer.ini']);
  expect(volumes).toEqual([
    {
      name: 'pgbouncer-userlist',
      secret: { secretName: 'users', defaultMode: 0o444, items: [{ key: 'list', path: 'userlist.txt' }] },
    },
  ]);
  expect(configOf({ userlist: { secretName: 'users' } }).parameters.auth_file).toBe(
    '/etc/pgbouncer-userlist/userlist.txt',
  );
});

test('a literal password does not compile, and without a compiler is refused and not repeated', () => {
  // @ts-expect-error a password is a Secret's.
  const literal = () => pgbouncer({ server, users: { orders: 'hunter2' } });
  expect(literal).toThrow('pgbouncer: users.orders must come from a Secret');
  expect(literal).not.toThrow('hunter2');
});

describe('what a release does not know is left out', () => {
  const prepared = (image: string) => configOf({}, image).parameters.max_prepared_statements;

  test.each([
    ['registry.example/pgbouncer:1.20.1', undefined],
    ['registry.example/pgbouncer:1.21.0', '200'],
    ['registry.example/pgbouncer@sha256:abc', '200'],
  ])('prepared statements of %s: %s', (image, expected) => {
    expect(prepared(image)).toBe(expected);
  });

  test('what is set for a release that does not know it is an error', () => {
    const options = { pool: { preparedStatements: 50 }, authQuery: { user: 'orders', database: 'shop' } };
    const findingsOf = (image: string) => additionOf(options, image).findings?.map(({ message }) => message);
    expect(findingsOf('registry.example/pgbouncer:1.18.0')).toEqual([
      'pool.preparedStatements of ambassador "pgbouncer" needs PgBouncer 1.21 or later, got image "registry.example/pgbouncer:1.18.0"',
      'authQuery.database of ambassador "pgbouncer" needs PgBouncer 1.19 or later, got image "registry.example/pgbouncer:1.18.0"',
    ]);
    expect(findingsOf('registry.example/pgbouncer:1.25.2')).toEqual([]);
  });
});

test('the certificate of the server is checked against an authority, else against those of the image', () => {
  const tls = { ca: { secretName: 'ca' }, certificate: { secretName: 'client' } };
  expect(configOf({ server: { ...server, tls } }).parameters).toMatchObject({
    server_tls_sslmode: 'verify-full',
    server_tls_ca_file: '/etc/pgbouncer-tls/ca.crt',
    server_tls_cert_file: '/etc/pgbouncer-tls/tls.crt',
    server_tls_key_file: '/etc/pgbouncer-tls/tls.key',
  });
  const ofImage = configOf({ server: { ...server, tls: {} } }).parameters;
  expect(ofImage).toMatchObject({ server_tls_ca_file: '/etc/ssl/certs/ca-certificates.crt' });
  expect(configOf({ server: { ...server, tls: { verify: false } } }).parameters).toMatchObject({
    server_tls_sslmode: 'require',
  });
});

test('settings add parameters, and those that an option sets are refused', () => {
  expect(configOf({ settings: { server_idle_timeout: 60 } }).parameters).toMatchObject({ server_idle_timeout: '60' });
  expect(() => additionOf({ settings: { pool_mode: 'session' } })).toThrow(
    'pgbouncer: settings.pool_mode is not supported here; set pool.mode',
  );
  expect(() => additionOf({ settings: { server_idle_timeout: '60\nauth_type = any' } })).toThrow(
    'settings.server_idle_timeout must be a number, or a string of one line',
  );
  expect(() => additionOf({ settings: { server_idle_timout: 60 } })).toThrow(
    'pgbouncer: unknown property "settings.server_idle_timout"; did you mean "server_idle_timeout"?',
  );
  expect(configOf({ settings: { a_newer_one: 1 } }).parameters).toMatchObject({ a_newer_one: '1' });
  expect(() => additionOf({ settings: { 'a b': 1 } })).toThrow("must have names of PgBouncer's parameters");
});

test('settings.ignore_startup_parameters adds to what drivers of Java need', () => {
  const ignored = (names: string) =>
    configOf({ settings: { ignore_startup_parameters: names } }).parameters?.ignore_startup_parameters;
  expect(ignored('search_path')).toBe('extra_float_digits, search_path');
  expect(ignored('search_path,extra_float_digits')).toBe('extra_float_digits, search_path');
});

test.each<[string, Partial<PgbouncerOptions>]>([
  ['no user can connect', { users: {} }],
  ['users and userlist are both set', { users, userlist: { secretName: 'users' } }],
  ['authQuery.user must be one of users, got "lookup"', { authQuery: { user: 'lookup' } }],
  ['authQuery has no effect with clientAuth "trust"', { authQuery: { user: 'orders' }, clientAuth: 'trust' }],
  ['server.host must be a host name or an address, without a port', { server: { host: 'db:5432' } }],
  ['server.port must be a port from 1 to 65535, got 0', { server: { host: 'db', port: 0 } }],
  ['databases[0] must be a name of letters', { databases: ['a = host=other'] }],
  ['authQuery.query must be one line', { authQuery: { user: 'orders', query: 'SELECT 1\nadmin_users = x' } }],
  ['statsUsers[0] must be one line', { statsUsers: ['a\nadmin_users = a'] }],
  ['statsUsers must be in users, got "monitor"; add its password there', { statsUsers: ['monitor'] }],
  ['pool.size must be an integer of 1 or more, got 0', { pool: { size: 0 } }],
])('refuses: %s', (message, options) => {
  expect(() => additionOf(options)).toThrow(message);
});
