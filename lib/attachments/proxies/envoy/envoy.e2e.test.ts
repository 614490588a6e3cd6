import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { contextFor } from '../../../../test-helpers/attachment-context';
import { accepts, application, ask, echo, ports, withEachTest } from '../../../../test-helpers/proxied-application';
import { localized, type RunningProxy, startProxy } from '../../../../test-helpers/real-proxy';
import { envoy } from '../envoy';
import type { EnvoyOptions } from './options';

// The real Envoy, where it differs from other proxies; what all do is in ../proxies.e2e.test.ts.

withEachTest();

let running: RunningProxy | undefined;
afterEach(() => running?.stop('SIGTERM'));

async function start(options: Partial<EnvoyOptions> = {}): Promise<RunningProxy> {
  const own = { probePort: ports.probes, metricsPort: ports.status, adminPort: ports.admin };
  const attachment = envoy({ listen: ports.listen, ...own, upstream: { port: ports.app }, ...options });
  running = await startProxy(localized(attachment, contextFor()), ports.probes);
  return running;
}

const everyCharacter = `a${Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('')} z`;

describe('envoy --mode validate', () => {
  test.each<[string, Partial<EnvoyOptions>]>([
    ['the defaults', {}],
    ['every switch off', { websockets: false, accessLog: false, ipv6: false, requestId: false }],
    ['TLS with a redirect and HTTP/2', { tls: { secretName: 'tls', redirectFrom: 8000, http2: true } }],
    ['proxies in front', { trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.1', '::1'] }],
    ['gRPC', { upstream: { port: 8080, protocol: 'grpc' } }],
    ['least_conn', { upstream: { ports: [8080, 8090], method: 'least_conn' } }],
    ['ip_hash', { upstream: { ports: [8080, 8090], method: 'ip_hash' } }],
    ['random', { upstream: { ports: [8080, 8090], method: 'random' } }],
    ['IPv6 alone', { upstream: { port: 8080, address: '::1', readinessPath: '/ready?deep=1&a=%20' } }],
    ['every timeout', { timeouts: { connect: '500ms', read: '1h', client: 5, idle: '75s' }, stop: { drain: '90s' } }],
    [
      'headers of every printable character',
      { headers: { request: { 'X-All': everyCharacter, Host: '' }, response: { 'X-All': everyCharacter, 'X-B': '' } } },
    ],
  ])('accepts %s without a warning', (_, options) => {
    const attachment = envoy({ listen: 8443, upstream: { port: 8080 }, ...options });
    const { root, command } = localized(attachment, contextFor(), options.tls === undefined ? undefined : 'first');
    try {
      const config = join(root, 'envoy-config/envoy.json');
      expect(command).toContain(config);
      const validate = 'envoy --mode validate --log-level warning -c "$0" 2>&1';
      const said = execFileSync('sh', ['-c', validate, config], { encoding: 'utf8' });
      expect(said).toContain('OK');
      expect(said).not.toMatch(/\[(?:warning|error|critical)\]/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

test('serves its metrics on a port of their own, and nothing else of its administration', async () => {
  await application(() => ({}));
  await start();
  await ask('/');
  const { body } = await ask('/metrics', { port: ports.status });
  expect(body).toMatch(/^envoy_http_downstream_rq_total\{envoy_http_conn_manager_prefix="traffic"\} 1$/m);
  for (const path of ['/', '/stats', '/quitquitquit', '/metrics/../quitquitquit']) {
    expect((await ask(path, { port: ports.status, method: 'POST' })).status).toBe(404);
  }
  expect((await ask('/metrics', { port: ports.status, method: 'POST' })).status).toBe(404);
  expect(await accepts(ports.listen)).toBe(true);
});

test('takes no orders from headers of clients', async () => {
  await application(echo);
  await start();
  const orders = { 'x-envoy-upstream-rq-timeout-ms': '1', 'x-envoy-retry-on': '5xx', 'x-envoy-original-path': '/a' };
  const { body, headers } = await ask('/', { headers: orders });
  expect(body).not.toContain('x-envoy');
  expect(Object.keys(headers).join()).not.toContain('envoy');
});

test('drains at its preStop hook alone, and answers the kubelet and Prometheus to the end', async () => {
  await application(echo);
  const { preStop } = await start({ stop: { sleep: '1s', drain: '1s' } });
  expect((await ask('/drain_listeners', { port: ports.probes, method: 'POST' })).status).toBe(404);
  expect(await preStop()).toBe(0);
  while (await accepts(ports.listen)) await new Promise((done) => setTimeout(done, 10));
  expect((await ask('/live', { port: ports.probes })).status).toBe(200);
  expect((await ask('/metrics', { port: ports.status })).status).toBe(200);
});
