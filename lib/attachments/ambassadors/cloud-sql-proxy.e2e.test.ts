import { networkInterfaces } from 'node:os';
import { contextFor } from '../../../test-helpers/attachment-context';
import { freePorts } from '../../../test-helpers/real-nginx';
import { type Given, renderedContainers } from '../../../test-helpers/rendered-container';
import { env } from '../../pod/env';
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
  expect(Object.keys(networkInterfaces())).toContain('lo');
});

test('it ends at once with exit code 0 when nothing is connected', async () => {
  const { running } = await started();
  const { code, seconds } = await running.stop();
  expect(code).toBe(0);
  expect(seconds).toBeLessThan(2);
});

test('before 1.29 it goes on for the time that the application may take', async () => {
  const template = { spec: { containers: [{ name: 'app', image: 'a:1' }], terminationGracePeriodSeconds: 9 } };
  const { running } = await started({}, { context: contextFor(template, { kubernetes: '1.28' }) });
  const { code, seconds } = await running.stop();
  expect(code).toBe(0);
  expect(seconds).toBeGreaterThanOrEqual(2);
});
