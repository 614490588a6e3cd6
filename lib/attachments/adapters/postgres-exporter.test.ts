import { contextFor } from '../../../test-helpers/attachment-context';
import { fromSecret } from '../../pod/env';
import { type PostgresExporterOptions, postgresExporter } from './postgres-exporter';

const built = (options: PostgresExporterOptions = {}) => postgresExporter(options).build(contextFor());
const containerOf = (options: PostgresExporterOptions = {}) => built(options).containers?.[0]?.container;
const uriOf = (options: PostgresExporterOptions = {}) => containerOf(options)?.env?.[0]?.value;

test('reads the PostgreSQL of the same Pod, without TLS, as postgres', () => {
  expect(containerOf()?.env).toEqual([
    { name: 'DATA_SOURCE_URI', value: 'localhost:5432/postgres?sslmode=disable' },
    { name: 'DATA_SOURCE_USER', value: 'postgres' },
  ]);
  expect(built().sendsTo).toBeUndefined();
});

test('reads another one over TLS with a verified certificate by default', () => {
  expect(uriOf({ address: 'db.shop:5433', database: 'shop/eu' })).toBe('db.shop:5433/shop%2Feu?sslmode=verify-full');
  expect(uriOf({ address: 'db.shop', tls: false })).toBe('db.shop:5432/postgres?sslmode=disable');
  expect(uriOf({ address: '[fd00::7]', tls: { verify: false } })).toBe('[fd00::7]:5432/postgres?sslmode=require');
  expect(built({ address: '[fd00::7]' }).sendsTo).toEqual([{ host: 'fd00::7', port: 5432 }]);
});

test('shows a certificate whose key the group root reads, as PostgreSQL refuses one that everyone may read', () => {
  const options = { address: 'db', tls: { ca: { secretName: 'ca' }, certificate: { secretName: 'client' } } };
  expect(uriOf(options)).toBe(
    'db:5432/postgres?sslmode=verify-full&sslrootcert=/etc/exporter-tls/ca.crt' +
      '&sslcert=/etc/exporter-tls/tls.crt&sslkey=/etc/exporter-tls/tls.key',
  );
  expect(containerOf(options)?.securityContext).toEqual({ runAsUser: 65_534, runAsGroup: 0 });
  expect(containerOf({ address: 'db' })?.securityContext).toEqual({ runAsUser: 65_534, runAsGroup: 65_534 });
  expect(built(options).volumes?.[0]?.projected?.sources?.[1]).toEqual({
    secret: {
      name: 'client',
      items: [
        { key: 'tls.crt', path: 'tls.crt' },
        { key: 'tls.key', path: 'tls.key', mode: 0o440 },
      ],
    },
  });
});

test('takes user and password from a Secret, and a plain user as it is', () => {
  const user = fromSecret('postgres', 'user');
  const password = fromSecret('postgres', 'password');
  expect(containerOf({ user, password })?.env?.slice(1)).toEqual([
    { name: 'DATA_SOURCE_USER', valueFrom: user },
    { name: 'DATA_SOURCE_PASS', valueFrom: password },
  ]);
  expect(containerOf({ user: 'a$(B)' })?.env?.[1]?.value).toBe('a$$(B)');
});

test('turns collectors on and off', () => {
  expect(containerOf({ collectors: { stat_statements: true, wal: false } })?.args).toEqual([
    '--collector.stat_statements',
    '--no-collector.wal',
    '--web.listen-address=:9187',
  ]);
});

test.each<[object, string]>([
  [
    { address: 'shop:hunter2@db:5432' },
    'address must be host:port, without credentials, got "shop:(a string of 7 characters)@db:5432"; set an address',
  ],
  [{ address: 'postgres://db' }, 'address must be host:port, without credentials, got "postgres://db"'],
  [{ address: 'db:70000' }, 'address must be host:port'],
  [{ password: 'hunter2' }, "password must come from a Secret; set fromSecret('name', 'key')"],
  [{ collectors: { stat_statement: true } }, 'unknown collector "stat_statement"; did you mean "stat_statements"?'],
  [{ collectors: { 'a b': true } }, 'collectors must have names of collectors, got "a b"'],
  [{ tls: 'yes' }, 'tls must be an object or false'],
])('rejects %j', (options, message) => {
  expect(() => postgresExporter(options as never)).toThrow(message);
});
