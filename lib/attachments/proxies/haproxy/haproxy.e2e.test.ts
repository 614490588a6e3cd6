import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { contextFor } from '../../../../test-helpers/attachment-context';
import { application, ask, ports, withEachTest } from '../../../../test-helpers/proxied-application';
import { localized, type RunningProxy, startProxy } from '../../../../test-helpers/real-proxy';
import { haproxy } from '../haproxy';
import type { HaproxyOptions } from './options';

// The real HAProxy, where it differs from other proxies; what all do is in ../proxies.e2e.test.ts.

withEachTest();

let running: RunningProxy | undefined;
afterEach(() => running?.stop('SIGTERM'));

async function start(options: Partial<HaproxyOptions> = {}): Promise<void> {
  const own = { listen: ports.listen, probePort: ports.probes, metricsPort: ports.status };
  const attachment = haproxy({ ...own, upstream: { port: ports.app }, ...options });
  running = await startProxy(localized(attachment, contextFor()), ports.probes);
}

const everyCharacter = `a${Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('')} z`;

describe('haproxy -c', () => {
  test.each<[string, Partial<HaproxyOptions>]>([
    ['the defaults', {}],
    ['every switch off', { websockets: false, accessLog: false, ipv6: false, requestId: false }],
    ['TLS with a redirect and HTTP/2', { tls: { secretName: 'tls', redirectFrom: 8000, http2: true } }],
    ['proxies in front', { trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.1', '::1'] }],
    ['gRPC', { upstream: { port: 8080, protocol: 'grpc' } }],
    ['least_conn', { upstream: { ports: [8080, 8090], method: 'least_conn' } }],
    ['ip_hash', { upstream: { ports: [8080, 8090], method: 'ip_hash' } }],
    ['random', { upstream: { ports: [8080, 8090], method: 'random', keepalive: 0 } }],
    ['IPv6 alone', { upstream: { port: 8080, address: '::1', readinessPath: '/ready?deep=1&a=%20' } }],
    ['every timeout', { timeouts: { connect: '500ms', read: '1h', client: 5, idle: '75s' }, stop: { drain: '90s' } }],
    ['compression', { gzip: true }],
    [
      'headers of every printable character',
      { headers: { request: { 'X-All': everyCharacter, Host: '' }, response: { 'X-All': everyCharacter, 'X-B': '' } } },
    ],
  ])('accepts %s without a warning', (_, options) => {
    const attachment = haproxy({ listen: 8443, upstream: { port: 8080 }, ...options });
    const { root } = localized(attachment, contextFor(), options.tls === undefined ? undefined : 'first');
    try {
      const config = join(root, 'haproxy-config/haproxy.cfg');
      const said = execFileSync('sh', ['-c', 'haproxy -c -V -f "$0" 2>&1', config], { encoding: 'utf8', env });
      expect(said).toContain('Configuration file is valid');
      expect(said).not.toMatch(/\[(?:WARNING|ALERT)\]/);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});

const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

test('serves its metrics on a port of their own, and nothing else', async () => {
  await application(() => ({}));
  await start();
  await ask('/');
  const { body } = await ask('/metrics', { port: ports.status });
  expect(body).toMatch(/^haproxy_frontend_http_requests_total\{proxy="traffic"\} 1$/m);
  expect((await ask('/', { port: ports.status })).status).toBe(404);
});

test('compresses JSON for clients that accept it', async () => {
  const json = JSON.stringify({ text: 'x'.repeat(2000) });
  await application(() => ({ headers: { 'content-type': 'application/json' }, body: json }));
  await start({ gzip: true });
  const { headers, bytes } = await ask('/', { headers: { 'accept-encoding': 'gzip' } });
  expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
  expect(gunzipSync(bytes).toString()).toBe(json);
});

test('sends a GET again where the application closes the connection without an answer, but never a POST', async () => {
  const asked: string[] = [];
  const server = await application(() => ({ body: 'answered' }));
  server.removeAllListeners('request');
  server.on('request', (incoming, response) => {
    if (asked.push(String(incoming.method)) % 2 === 1) incoming.socket.destroy();
    else response.end('answered');
  });
  await start();
  expect((await ask('/')).body).toBe('answered');
  expect((await ask('/', { method: 'POST' })).status).toBe(502);
  expect(asked).toEqual(['GET', 'GET', 'POST']);
});
