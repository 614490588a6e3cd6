import type { NginxOptions } from './options';
import { nginxSettings } from './settings';

const options = (more: object = {}): NginxOptions =>
  ({ listen: 8443, upstream: { port: 8080 }, ...more }) as NginxOptions;

test('fills in defaults that serve an application in the same Pod', () => {
  expect(nginxSettings(options())).toMatchObject({
    name: 'nginx',
    upstream: { ports: [8080], keepalive: 32, keepaliveTimeout: 4000 },
    websockets: true,
    maxBodySize: 16 * 1024 * 1024,
    timeouts: { connect: 5000, send: 60_000, read: 60_000, client: 30_000, idle: 75_000 },
    sleep: 5,
    drain: 10_000,
    probePort: 8082,
    statusPort: 8081,
  });
});

test('takes an object with a name for the Secret', () => {
  expect(nginxSettings(options({ tls: { secretName: { name: 'api-tls' } } })).tls?.secretName).toBe('api-tls');
});

test.each<[object, string]>([
  [{ name: 'Proxy' }, 'nginx "Proxy": name must be a DNS label of at most 56 characters: a-z, 0-9 and "-"'],
  [{ name: '' }, 'nginx "": name must be a DNS label of at most 56 characters: a-z, 0-9 and "-"'],
  [{ listen: 443 }, 'nginx "nginx": listen must be 1024 to 65535'],
  [{ listen: 8443.5 }, 'listen must be 1024 to 65535, got 8443.5'],
  [{ upstream: { port: 0 } }, 'upstream.port must be 1 to 65535, got 0'],
  [{ upstream: { ports: [] } }, 'upstream.ports must have at least one port, got []'],
  [{ upstream: { ports: [9000, 9000] } }, 'upstream must differ from upstream, got 9000'],
  [{ upstream: { port: 8443 } }, 'upstream must differ from listen, got 8443'],
  [{ upstream: { port: 8081 } }, 'statusPort must differ from upstream, got 8081; set another port'],
  [
    { upstream: { port: 8080, method: 'least' } },
    'upstream.method must be one of "least_conn", "ip_hash", "random", got "least"',
  ],
  [
    { upstream: { port: 8080, address: 'app.svc' } },
    'upstream.address must be one of "127.0.0.1", "::1", got "app.svc"',
  ],
  [
    { upstream: { port: 8080, readinessPath: 'ready' } },
    'upstream.readinessPath must be a URL path such as "/ready", got "ready"',
  ],
  [{ upstream: { port: 8080, readinessPath: '/a\n}' } }, 'upstream.readinessPath must be a URL path such as "/ready"'],
  [{ tls: { secretName: 'api_tls' } }, 'tls.secretName '],
  [{ tls: { secretName: 'a', redirectFrom: 80 } }, 'tls.redirectFrom must be 1024 to 65535, got 80'],
  [{ cache: { sizeLimit: '1Ki' } }, 'cache.sizeLimit must be 1048576 bytes or more, got "1Ki"'],
  [
    { cache: { sizeLimit: '1Gi' }, buffering: false },
    'buffering must not be false with a cache, got false; remove one of them',
  ],
  [{ cache: { sizeLimit: '1Gi', valid: '500ms' } }, 'cache.valid must be whole seconds, got "500ms"'],
  [
    { headers: { request: { 'X A': 'b' } } },
    'headers.request names must consist of letters, digits, "-" and "_", got "X A"',
  ],
  [
    { headers: { request: { 'X-A': 'b\r\nX-B: c' } } },
    'headers.request.X-A must be printable ASCII without spaces at its ends, got "b\\r\\nX-B: c"',
  ],
  [
    { headers: { response: { 'X-A': ' b' } } },
    'headers.response.X-A must be printable ASCII without spaces at its ends',
  ],
  [
    { headers: { request: { 'X-A': 'b', 'x-a': 'c' } } },
    'headers.request must not repeat a name in another case, got "x-a"',
  ],
  [
    { headers: { request: { connection: 'close' } } },
    'headers.request must not set a header that the proxy sets itself, got "connection"; remove it',
  ],
  [
    { headers: { response: { Server: '' } } },
    'headers.response must not set a header that the proxy sets itself, got "Server"; remove it',
  ],
  [
    { trustedProxies: ['10.0.0.0/33'] },
    'trustedProxies must be an address or a network such as "10.0.0.0/8" or "fd00::/8", got "10.0.0.0/33"',
  ],
  [
    { trustedProxies: ['ingress; return 200'] },
    'trustedProxies must be an address or a network such as "10.0.0.0/8" or "fd00::/8"',
  ],
  [{ tmpSizeLimit: '0' }, 'tmpSizeLimit must be 1048576 bytes or more, got "0"'],
  [{ maxBodySize: '-1' }, 'maxBodySize must be 0 bytes or more, got "-1"'],
  [{ timeouts: { read: 0 } }, 'timeouts.read must be more than 0 and at most 24 days, got 0'],
  [{ timeouts: { read: '-5s' } }, 'timeouts.read must be more than 0 and at most 24 days, got "-5s"'],
  [{ timeouts: { read: 'soon' } }, 'nginx "nginx": timeouts.read must be a duration, got "soon"'],
  [{ stop: { sleep: '1500ms' } }, 'stop.sleep must be whole seconds, got "1500ms"'],
  [{ workers: 0 }, 'workers must be an integer from 1 to 1000000, got 0'],
])('refuses %j', (more, message) => {
  expect(() => nginxSettings(options(more))).toThrow(message);
});

test.each(['10.0.0.0/8', '192.0.2.1', '::1', 'fd00::/8', '2001:db8::1'])(
  'takes %s as a network of proxies',
  (network) => {
    expect(nginxSettings(options({ trustedProxies: [network] })).trustedProxies).toEqual([network]);
  },
);
