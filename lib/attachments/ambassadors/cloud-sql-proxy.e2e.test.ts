import { generateKeyPairSync } from 'node:crypto';
import { join } from 'node:path';
import { contextFor } from '../../../test-helpers/attachment-context';
import {
  type CloudSqlInstance,
  instanceAddresses,
  serviceAccountToken,
  startCloudSqlInstance,
} from '../../../test-helpers/cloud-sql-instance';
import { freePorts } from '../../../test-helpers/real-nginx';
import { psql, type RunningPostgresql, startPostgresql } from '../../../test-helpers/real-postgresql';
import { type Given, renderedContainers } from '../../../test-helpers/rendered-container';
import { env, fromSecret } from '../../pod/env';
import { type CloudSqlProxyOptions, cloudSqlProxy } from './cloud-sql-proxy';

// The real proxy, as its container would run it.

const run = renderedContainers();
const entrypoint = process.env.CLOUD_SQL_PROXY ?? 'cloud-sql-proxy';

/** Starts it without an instance: lazily, with a token that nobody asks for. */
async function started(options: Partial<CloudSqlProxyOptions> = {}, given: Given = {}) {
  const [port = 0, healthPort = 0] = await freePorts(2);
  const container = { env: env({ CSQL_PROXY_LAZY_REFRESH: true, CSQL_PROXY_TOKEN: 'x' }) };
  const proxy = cloudSqlProxy({ instance: 'shop:europe-west1:orders', port, healthPort, container, ...options });
  const running = run(proxy, { entrypoint, ...given });
  await running.started();
  return { port, healthPort, running };
}

test('it starts, is alive on IPv4 and IPv6, and listens for the application on the loopback address', async () => {
  const { port, healthPort, running } = await started();
  for (const host of ['127.0.0.1', '[::1]']) {
    expect((await fetch(`http://${host}:${healthPort}/liveness`)).status).toBe(200);
  }
  expect(running.output()).toContain(`Listening on 127.0.0.1:${port}`);
});

test('it ends with exit code 0 when nothing is connected', async () => {
  const { running } = await started();
  expect(await running.stop()).toMatchObject({ code: 0 });
  expect(running.output()).not.toContain('still open');
});

test('before 1.29 it goes on for the time that the application may take', async () => {
  const template = { spec: { containers: [{ name: 'app', image: 'a:1' }], terminationGracePeriodSeconds: 9 } };
  const { running } = await started({}, { context: contextFor(template, { kubernetes: '1.28' }) });
  const { code, seconds } = await running.stop();
  expect(code).toBe(0);
  expect(seconds).toBeGreaterThanOrEqual(2);
});

describe('in front of an instance', () => {
  let server: RunningPostgresql;
  let cloud: CloudSqlInstance;
  beforeAll(async () => {
    const [port = 0] = await freePorts(1);
    server = await startPostgresql(port);
    cloud = await startCloudSqlInstance(port, 'europe-west1');
  });
  afterAll(async () => {
    await cloud.stop();
    await server.stop();
  });

  const superuser = { database: 'postgres', user: 'postgres', password: 'postgres' };
  const connected = (options: Partial<CloudSqlProxyOptions>, variables = {}, given: Given = {}) => {
    const endpoint = { CSQL_PROXY_SQLADMIN_API_ENDPOINT: cloud.api, CSQL_PROXY_ENABLE_BUILTIN_METRICS: false };
    return started({ container: { env: env({ ...endpoint, ...variables }) }, ...options }, given);
  };
  const token = { CSQL_PROXY_TOKEN: 'x' };

  test('the application reaches the database without TLS, and uses the quota of a project', async () => {
    const { port } = await connected({ quotaProject: 'billing' }, token);
    expect(await psql({ port, ...superuser, sslmode: 'disable' }, 'SELECT 1')).toBe('1');
    expect(cloud.connections().at(-1)).toBe(instanceAddresses.public);
    const path = '/sql/v1beta4/projects/shop/instances/orders';
    expect(cloud.requests()).toContainEqual({
      what: `GET ${path}/connectSettings`,
      token: 'Bearer x',
      quotaProject: 'billing',
    });
  });

  test('by its private address', async () => {
    const { port } = await connected({ ip: 'private' }, token);
    expect(await psql({ port, ...superuser }, 'SELECT 1')).toBe('1');
    expect(cloud.connections().at(-1)).toBe(instanceAddresses.private);
  });

  test('by a unix socket', async () => {
    const { running } = await connected({ unixSocket: true, port: undefined }, token);
    const host = join(running.folder, 'cloudsql/shop:europe-west1:orders');
    expect(await psql({ host, port: 5432, ...superuser }, 'SELECT 1')).toBe('1');
  });

  test('as the service account whose key is in a Secret', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const key = {
      type: 'service_account',
      project_id: 'shop',
      client_email: 'orders@shop.iam.gserviceaccount.com',
      private_key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
      token_uri: `${cloud.api}/token`,
    };
    const credentials = fromSecret('key', 'key.json');
    const { port } = await connected({ credentials }, {}, { secrets: { 'key.json': JSON.stringify(key) } });
    expect(await psql({ port, ...superuser }, 'SELECT 1')).toBe('1');
    expect(cloud.requests().map((request) => request.token)).toContain(`Bearer ${serviceAccountToken}`);
  });

  test('connections that are still open are closed in time, which its exit code shows', async () => {
    const { port, running } = await connected({}, token);
    const query = psql({ port, ...superuser }, 'SELECT pg_sleep(60)').catch(() => 'cut');
    await until(
      async () =>
        (await server.query("SELECT count(*) FROM pg_stat_activity WHERE query ~ '^SELECT pg_sleep'")) === '1',
    );
    const { code, seconds } = await running.stop();
    expect(await query).toBe('cut');
    expect(code).toBe(1);
    expect(seconds).toBeGreaterThanOrEqual(5);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 50));
}
