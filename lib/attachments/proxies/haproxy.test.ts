import { contextFor } from '../../../test-helpers/attachment-context';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import type { Context } from '../../pod/attachment';
import { compose } from '../../pod/compose';
import { haproxy } from './haproxy';
import type { HaproxyOptions } from './haproxy/options';

const options = { listen: 8443, upstream: { port: 8080 } } as const;
const tls = { secretName: 'api-tls' };
const build = (more: Partial<HaproxyOptions> = {}, template?: PodTemplateSpec, context?: Partial<Context>) =>
  haproxy({ ...options, ...more }).build(contextFor(template, context));
const containerOf = (...given: Parameters<typeof build>) => build(...given).containers?.[0]?.container;
const configOf = (...given: Parameters<typeof build>) => build(...given).config?.[0]?.files['haproxy.cfg'] ?? '';
const linesOf = (...given: Parameters<typeof build>) =>
  configOf(...given)
    .split('\n')
    .map((line) => line.trim());

test('its ports are those of clients, one for metrics and one for the kubelet', () => {
  expect(haproxy(options).ports).toEqual({
    http: { name: 'haproxy-http', containerPort: 8443, purpose: 'traffic' },
    metrics: { name: 'haproxy-metrics', containerPort: 8404, purpose: 'metrics' },
    probes: { name: 'haproxy-probes', containerPort: 8083, purpose: 'admin' },
  });
  const { ports } = haproxy({ ...options, tls: { ...tls, redirectFrom: 8000 } });
  expect([ports.https.containerPort, ports.http.containerPort]).toEqual([8443, 8000]);
  // @ts-expect-error without TLS there is no such port.
  expect(haproxy(options).ports.https).toBeUndefined();
});

test('options that HAProxy has no equal of do not compile, and are unknown without a compiler', () => {
  // @ts-expect-error HAProxy keeps nothing on disk.
  expect(() => haproxy({ ...options, cache: { sizeLimit: '1Gi' } })).toThrow('haproxy: unknown property "cache"');
  // @ts-expect-error nor does it know the length of every body.
  expect(() => haproxy({ ...options, maxBodySize: '1Mi' })).toThrow('haproxy: unknown property "maxBodySize"');
});

test.each<[Partial<HaproxyOptions>, string]>([
  [{ listen: 443 }, 'haproxy "haproxy": listen must be 1024 to 65535, got 443'],
  [{ metricsPort: 8443 }, 'haproxy "haproxy": metricsPort must differ from listen, got 8443'],
  [{ threads: 65 }, 'haproxy "haproxy": threads must be an integer from 1 to 64, got 65'],
  [{ upstream: { port: 8080, protocol: 'grpc' }, gzip: true }, 'haproxy "haproxy": gzip must not be true with gRPC'],
  [{ upstream: { ports: [] } }, 'haproxy "haproxy": upstream.ports must have at least one port'],
])('rejects %j', (more, message) => {
  expect(() => haproxy({ ...options, ...more })).toThrow(message);
});

test("runs as the image's user by its number, and writes only its process id", () => {
  const container = containerOf();
  expect(container?.securityContext).toEqual({ runAsUser: 99, runAsGroup: 99 });
  expect(container?.command?.at(-1)).toBe(
    'echo $$ > /run/haproxy/pid && exec haproxy -W -db -f /etc/haproxy/haproxy.cfg',
  );
  expect(container?.volumeMounts).toEqual([
    { name: 'haproxy-config', mountPath: '/etc/haproxy', readOnly: true },
    { name: 'haproxy-run', mountPath: '/run/haproxy' },
  ]);
});

test('mounts the certificate under the names that HAProxy looks for', () => {
  const { containers, volumes } = build({ tls });
  expect(volumes).toContainEqual({
    name: 'haproxy-tls',
    secret: {
      secretName: 'api-tls',
      defaultMode: 0o440,
      items: [
        { key: 'tls.crt', path: 'tls.pem' },
        { key: 'tls.key', path: 'tls.pem.key' },
      ],
    },
  });
  expect(containers?.[0]?.container.volumeMounts).toContainEqual({
    name: 'haproxy-tls',
    mountPath: '/etc/haproxy-tls',
    readOnly: true,
  });
});

describe('stopping', () => {
  test('serves for stop.sleep after SIGUSR1, and completes what is open for stop.drain', () => {
    expect(linesOf({ stop: { sleep: '8s', drain: '90s' } })).toEqual(
      expect.arrayContaining(['grace 8s', 'hard-stop-after 90000ms']),
    );
    const { containers, extend } = build({ stop: { sleep: '8s', drain: '90s' } });
    expect(containers?.[0]).toMatchObject({ preStopSeconds: 8, drainSeconds: 90 });
    expect(extend).toEqual([{ container: 'app', fill: { lifecycle: { preStop: { sleep: { seconds: 10 } } } } }]);
  });

  test('signals its own process, also where Pods share process ids', () => {
    expect(containerOf()?.lifecycle?.preStop?.exec?.command).toEqual([
      'sh',
      '-c',
      'read -r pid < /run/haproxy/pid && rm /run/haproxy/pid && kill -USR1 "$pid" && sleep 5',
    ]);
  });

  test('waits for its end in Kubernetes 1.28, where its stop signal follows the hook at once', () => {
    const { containers } = build({}, undefined, { kubernetes: '1.28' });
    expect(containers?.[0]).toMatchObject({ preStopSeconds: 15, drainSeconds: 1 });
    expect(containers?.[0]?.container.lifecycle?.preStop?.exec?.command?.at(-1)).toContain('kill -0 "$pid"');
  });

  test('ends with a Job, which leaves nobody to serve', () => {
    const { containers } = build({}, undefined, { kind: 'Job' });
    expect(containers?.[0]).toMatchObject({ drainSeconds: 10 });
    expect(containers?.[0]?.container).not.toHaveProperty('lifecycle');
    expect(configOf({}, undefined, { kind: 'Job' })).not.toContain('grace');
  });
});

describe('its configuration', () => {
  test('never sends a request again that could be done twice', () => {
    expect(linesOf()).toContain('http-request disable-l7-retry unless { method GET HEAD OPTIONS }');
  });

  test('quotes what HAProxy would read more into', () => {
    expect(linesOf({ headers: { request: { 'X-A': "it's 5% %[src] # $A" } } })).toContain(
      String.raw`http-request set-header X-A 'it'\''s 5%% %%[src] # $A'`,
    );
  });

  test.each([
    [undefined, 'balance roundrobin'],
    ['least_conn', 'balance leastconn'],
    ['ip_hash', 'balance source'],
    ['random', 'balance random'],
  ] as const)('with method %s has %s', (method, line) => {
    expect(linesOf({ upstream: { ports: [8080, 8090], method } })).toContain(line);
  });

  test('opens a connection for each request with keepalive: 0', () => {
    const lines = linesOf({ upstream: { port: 8080, keepalive: 0 } });
    expect(lines).toEqual(expect.arrayContaining(['option http-server-close', 'http-reuse never']));
    expect(lines).not.toEqual(expect.arrayContaining([expect.stringContaining('pool-max-conn')]));
  });

  test('listens on IPv4 alone where asked to', () => {
    expect(linesOf({ ipv6: false }).filter((line) => line.startsWith('bind'))).toEqual([
      'bind :8443',
      'bind :8083',
      'bind :8404',
    ]);
  });
});

test('two of them live in one Pod', () => {
  const second = haproxy({ name: 'b', listen: 9443, upstream: { port: 9000 }, probePort: 9082, metricsPort: 9081 });
  const { findings, template } = compose(
    { spec: { containers: [{ name: 'app', image: 'app:1' }] } },
    [haproxy(options), second],
    contextFor(),
  );
  expect(findings).toEqual([]);
  expect(template.spec?.initContainers?.map(({ name }) => name)).toEqual(['haproxy', 'b']);
});
