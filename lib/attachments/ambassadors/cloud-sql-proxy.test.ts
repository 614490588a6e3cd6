import { contextFor } from '../../../test-helpers/attachment-context';
import type { Context } from '../../pod/attachment';
import { fromSecret } from '../../pod/env';
import { type CloudSqlProxyOptions, cloudSqlProxy } from './cloud-sql-proxy';

const instance = 'shop:europe-west1:orders';

const additionOf = (options: Partial<CloudSqlProxyOptions> = {}, context: Context = contextFor()) =>
  cloudSqlProxy({ instance, ...options }).build(context);
const containerOf = (options: Partial<CloudSqlProxyOptions> = {}, context?: Context) =>
  additionOf(options, context).containers?.[0]?.container;

test('stands for an instance, on the loopback address, with its health checks on all addresses', () => {
  expect(containerOf()?.args).toEqual([
    '--port=5432',
    '--health-check',
    '--http-address=',
    '--http-port=9801',
    '--exit-zero-on-sigterm',
    '--max-sigterm-delay=5s',
    instance,
  ]);
  expect(containerOf()?.startupProbe?.httpGet).toEqual({ path: '/startup', port: 'cloud-sq-health' });
});

test.each([
  ['postgres', 5432],
  ['mysql', 3306],
  ['sqlserver', 1433],
] as const)('the port of %s is %d', (database, port) => {
  expect(cloudSqlProxy({ instance, database }).local).toEqual({ host: '127.0.0.1', port });
});

test('takes how to connect, and as whom', () => {
  expect(
    containerOf({
      ip: 'psc',
      iamLogin: true,
      impersonate: ['one@shop.iam.gserviceaccount.com', 'two@shop.iam.gserviceaccount.com'],
      quotaProject: 'billing',
      maxConnections: 50,
    })?.args,
  ).toEqual(
    expect.arrayContaining([
      '--psc',
      '--auto-iam-authn',
      '--impersonate-service-account=one@shop.iam.gserviceaccount.com,two@shop.iam.gserviceaccount.com',
      '--quota-project=billing',
      '--max-connections=50',
    ]),
  );
  expect(containerOf({ credentials: fromSecret('key', 'key.json') })?.env).toEqual([
    { name: 'CSQL_PROXY_JSON_CREDENTIALS', valueFrom: { secretKeyRef: { name: 'key', key: 'key.json' } } },
  ]);
});

test('before 1.29 it accepts connections after its stop signal, while the application stops', () => {
  expect(containerOf({}, contextFor(undefined, { kubernetes: '1.28' }))?.args).toEqual(
    expect.arrayContaining(['--min-sigterm-delay=23s', '--max-sigterm-delay=1s']),
  );
  expect(containerOf({}, contextFor(undefined, { kubernetes: '1.28' }))).not.toHaveProperty('lifecycle');
});

describe('unixSocket', () => {
  const options = { unixSocket: true, appEnv: { host: 'PGHOST' } };

  test('is in a volume that the application mounts', () => {
    const { volumes, extend } = additionOf(options);
    expect(volumes).toEqual([{ name: 'cloud-sql-proxy-sockets', emptyDir: { sizeLimit: '1Mi' } }]);
    expect(extend).toMatchObject([
      { add: { volumeMounts: [{ name: 'cloud-sql-proxy-sockets', mountPath: '/cloudsql', readOnly: true }] } },
      { add: { env: [{ name: 'PGHOST', value: `/cloudsql/${instance}` }] } },
    ]);
    expect(containerOf(options)?.args?.[0]).toBe('--unix-socket=/cloudsql');
  });

  test('is created by the user of the application, where the Pod says which', () => {
    const template = { spec: { containers: [{ name: 'app', image: 'a:1', securityContext: { runAsUser: 1000 } }] } };
    expect(containerOf(options, contextFor(template))?.securityContext).toEqual({ runAsUser: 1000 });
    expect(containerOf(options)?.securityContext).toEqual({ runAsUser: 65_532, runAsGroup: 65_532 });
  });

  test('is refused where it has no effect', () => {
    expect(() => additionOf({ unixSocket: true, database: 'sqlserver' })).toThrow('not supported for sqlserver');
    expect(() => additionOf({ unixSocket: true, port: 5433 })).toThrow('port has no effect with unixSocket');
  });
});

test('rejects one port for two uses, and a login that SQL Server does not have', () => {
  expect(() => additionOf({ healthPort: 5432 })).toThrow('healthPort must differ from port, got 5432');
  expect(additionOf({ unixSocket: true, healthPort: 5432 }).containers).toHaveLength(1);
  expect(() => additionOf({ database: 'sqlserver', iamLogin: true })).toThrow(
    'iamLogin is not supported for sqlserver',
  );
});

test('sends to the Admin API, to what gives tokens, and to the addresses of the instance', () => {
  expect(additionOf().sendsTo).toEqual([
    { host: 'sqladmin.googleapis.com', port: 443 },
    { host: '169.254.169.254', port: 80 },
    { unknown: `instance "${instance}"` },
  ]);
  expect(additionOf({ credentials: fromSecret('key', 'key'), addresses: ['10.0.0.5'] }).sendsTo).toEqual([
    { host: 'sqladmin.googleapis.com', port: 443 },
    { host: 'oauth2.googleapis.com', port: 443 },
    { host: '10.0.0.5', port: 3307 },
  ]);
});

test.each(['orders', 'shop:orders', 'shop:europe-west1:orders --debug', '--help'])(
  'refuses the instance %s',
  (wrong) => {
    expect(() => cloudSqlProxy({ instance: wrong })).toThrow(
      'cloudSqlProxy: instance must be a connection name such as "project:region:instance"',
    );
  },
);

test('takes a project of a domain', () => {
  expect(containerOf({ instance: 'example.com:shop:europe-west1:orders' })?.args?.at(-1)).toMatch(/^example\.com:/);
});

test('a literal key does not compile, and without a compiler is refused and not repeated', () => {
  // @ts-expect-error credentials are a Secret's.
  const literal = () => cloudSqlProxy({ instance, credentials: '{"private_key":"hunter2"}' });
  expect(literal).toThrow('cloudSqlProxy: credentials must come from a Secret');
  expect(literal).not.toThrow('hunter2');
});
