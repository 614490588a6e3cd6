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
  [{ name: 'Proxy' }, 'nginx "Proxy": name: found "Proxy"; give a DNS label'],
  [{ name: '' }, 'nginx "": name: found ""'],
  [{ listen: 443 }, 'nginx "nginx": listen: found 443; allowed are ports 1024 to 65535; lower ones need root'],
  [{ listen: 8443.5 }, 'listen: found 8443.5'],
  [{ upstream: { port: 0 } }, 'upstream.port: found 0; allowed are ports 1 to 65535'],
  [{ upstream: { ports: [] } }, 'upstream.ports: found []; give at least one port'],
  [{ upstream: { ports: [9000, 9000] } }, 'upstream: found 9000; upstream has this port too; choose another'],
  [{ upstream: { port: 8443 } }, 'upstream: found 8443; listen has this port too; choose another'],
  [{ upstream: { port: 8081 } }, 'statusPort: found 8081; upstream has this port too; choose another'],
  [{ upstream: { port: 8080, method: 'least' } }, 'upstream.method: found "least"; allowed are \'least_conn\''],
  [{ upstream: { port: 8080, address: 'app.svc' } }, 'upstream.address: found "app.svc"; allowed are \'127.0.0.1\''],
  [{ upstream: { port: 8080, readinessPath: 'ready' } }, 'upstream.readinessPath: found "ready"; give a path'],
  [{ upstream: { port: 8080, readinessPath: '/a\n}' } }, 'upstream.readinessPath: found "/a\\n}"'],
  [{ tls: { secretName: 'api_tls' } }, 'tls.secretName: found "api_tls"; the name of a Secret'],
  [{ tls: { secretName: 'a', redirectFrom: 80 } }, 'tls.redirectFrom: found 80'],
  [{ cache: { sizeLimit: '1Ki' } }, 'cache.sizeLimit: found "1Ki"; allowed are sizes from 1048576 bytes on'],
  [{ cache: { sizeLimit: '1Gi' }, buffering: false }, 'buffering: found false; a cache keeps what is buffered'],
  [{ cache: { sizeLimit: '1Gi', valid: '500ms' } }, 'cache.valid: found "500ms"; only whole seconds are allowed'],
  [{ headers: { request: { 'X A': 'b' } } }, 'headers.request: found "X A"; a name has letters'],
  [
    { headers: { request: { 'X-A': 'b\r\nX-B: c' } } },
    'headers.request.X-A: found "b\\r\\nX-B: c"; a value has printable',
  ],
  [{ headers: { response: { 'X-A': ' b' } } }, 'headers.response.X-A: found " b"'],
  [{ headers: { request: { 'X-A': 'b', 'x-a': 'c' } } }, 'headers.request: found "x-a"; give a name once'],
  [
    { headers: { request: { connection: 'close' } } },
    'headers.request: found "connection"; nginx writes this one itself',
  ],
  [{ headers: { response: { Server: '' } } }, 'headers.response: found "Server"; nginx writes this one itself'],
  [{ trustedProxies: ['10.0.0.0/33'] }, 'trustedProxies: found "10.0.0.0/33"; give an address or a network'],
  [{ trustedProxies: ['ingress; return 200'] }, 'trustedProxies: found "ingress; return 200"'],
  [{ tmpSizeLimit: '0' }, 'tmpSizeLimit: found "0"; allowed are sizes from 1048576 bytes on'],
  [{ maxBodySize: '-1' }, 'maxBodySize: found "-1"; allowed are sizes from 0 bytes on'],
  [{ timeouts: { read: 0 } }, 'timeouts.read: found 0; allowed are times above 0'],
  [{ timeouts: { read: '-5s' } }, 'timeouts.read: found "-5s"; allowed are times above 0'],
  [{ timeouts: { read: 'soon' } }, 'nginx "nginx": timeouts.read: found "soon"'],
  [{ stop: { sleep: '1500ms' } }, 'stop.sleep: found "1500ms"; only whole seconds'],
  [{ workers: 0 }, 'workers: found 0; allowed are whole numbers from 1'],
])('refuses %j', (more, message) => {
  expect(() => nginxSettings(options(more))).toThrow(message);
});

test.each(['10.0.0.0/8', '192.0.2.1', '::1', 'fd00::/8', '2001:db8::1'])(
  'takes %s as a network of proxies',
  (network) => {
    expect(nginxSettings(options({ trustedProxies: [network] })).trustedProxies).toEqual([network]);
  },
);
