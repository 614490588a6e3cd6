import { contextFor } from '../../../test-helpers/attachment-context';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';
import type { Context } from '../../pod/attachment';
import { compose } from '../../pod/compose';
import { envoy } from './envoy';
import type { EnvoyOptions } from './envoy/options';

const options = { listen: 8443, upstream: { port: 8080 } } as const;
const tls = { secretName: 'api-tls' };
const build = (more: Partial<EnvoyOptions> = {}, template?: PodTemplateSpec, context?: Partial<Context>) =>
  envoy({ ...options, ...more }).build(contextFor(template, context));
const containerOf = (...given: Parameters<typeof build>) => build(...given).containers?.[0]?.container;
const filesOf = (...given: Parameters<typeof build>) => build(...given).config?.[0]?.files ?? {};
const configOf = (...given: Parameters<typeof build>) => JSON.parse(filesOf(...given)['envoy.json'] ?? '');
const clusterOf = (upstream: EnvoyOptions['upstream']) => configOf({ upstream }).static_resources.clusters[0];

test('its ports are those of clients, one for metrics and one for the kubelet', () => {
  expect(envoy(options).ports).toEqual({
    http: { name: 'envoy-http', containerPort: 8443, purpose: 'traffic' },
    metrics: { name: 'envoy-metrics', containerPort: 9902, purpose: 'metrics' },
    probes: { name: 'envoy-probes', containerPort: 9903, purpose: 'admin' },
  });
  const { ports } = envoy({ ...options, tls: { ...tls, redirectFrom: 8000 } });
  expect([ports.https.containerPort, ports.http.containerPort]).toEqual([8443, 8000]);
  // @ts-expect-error without TLS there is no such port.
  expect(envoy(options).ports.https).toBeUndefined();
});

test('its administration listens on 127.0.0.1 alone, and is declared as taken', () => {
  expect(configOf({ adminPort: 9999 }).admin.address.socket_address).toEqual({
    address: '127.0.0.1',
    port_value: 9999,
  });
  expect(build({ adminPort: 9999 }).containers?.[0]?.listens).toEqual([{ containerPort: 9999 }]);
  expect(containerOf()?.ports?.map(({ containerPort }) => containerPort)).not.toContain(9901);
});

test.each<[Partial<EnvoyOptions>, string]>([
  [{ listen: 443 }, 'envoy "envoy": listen must be 1024 to 65535, got 443'],
  [{ adminPort: 8443 }, 'envoy "envoy": adminPort must differ from listen, got 8443'],
  [
    { upstream: { port: 8080, protocol: 'grpc' }, tls: { ...tls, http2: false } },
    'tls.http2 must not be false with gRPC',
  ],
  [{ trustedProxies: ['all'] }, 'trustedProxies must be an address or a network'],
])('rejects %j', (more, message) => {
  expect(() => envoy({ ...options, ...more })).toThrow(message);
});

test('options that Envoy has no equal of are unknown', () => {
  // @ts-expect-error Envoy would keep whole bodies in memory.
  expect(() => envoy({ ...options, maxBodySize: '1Mi' })).toThrow('envoy: unknown property "maxBodySize"');
});

test('reads the certificate by a file that watches the directory which the kubelet swaps', () => {
  const { volumes } = build({ tls });
  expect(volumes).toMatchObject([{ name: 'envoy-tls', secret: { secretName: 'api-tls' } }]);
  const [secret] = JSON.parse(filesOf({ tls })['certificate.json'] ?? '').resources;
  expect(secret.tls_certificate).toEqual({
    certificate_chain: { filename: '/etc/envoy-tls/tls.crt' },
    private_key: { filename: '/etc/envoy-tls/tls.key' },
    watched_directory: { path: '/etc/envoy-tls' },
  });
  expect(filesOf()).not.toHaveProperty('certificate.json');
});

describe('stopping', () => {
  test('drains for stop.sleep, and waits for open requests for stop.drain at most', () => {
    const stop = { sleep: '8s', drain: '90s' };
    const { containers, extend } = build({ stop } as Partial<EnvoyOptions>);
    expect(containers?.[0]).toMatchObject({ preStopSeconds: 98, drainSeconds: 2 });
    expect(containers?.[0]?.container.command?.join(' ')).toContain('--drain-time-s 8 --drain-strategy immediate');
    const script = containers?.[0]?.container.lifecycle?.preStop?.exec?.command?.at(-1);
    expect(script).toContain("ask 'POST /drain_listeners?graceful&inboundonly'");
    expect(script).toContain('while [ $i -lt 90 ]');
    expect(extend).toEqual([{ container: 'app', fill: { lifecycle: { preStop: { sleep: { seconds: 10 } } } } }]);
  });

  test('outlives the hook of the proxy in Kubernetes 1.28, where both stop together', () => {
    const { containers, findings } = build({}, undefined, { kubernetes: '1.28' });
    expect(containers?.[0]).toMatchObject({ preStopSeconds: 15, drainSeconds: 2 });
    expect(findings).toMatchObject([{ code: 'practice/pre-stop-sleep', fix: expect.stringContaining('"15s"') }]);
  });

  test('warns of an image without a shell, unless the hook is replaced or nothing is drained', () => {
    const image = 'docker.io/envoyproxy/envoy:distroless-v1.40.0';
    expect(build({ container: { image } }).findings).toMatchObject([
      {
        code: 'practice/pre-stop-sleep',
        message: `attachment "envoy" cannot drain: image "${image}" has no bash for its preStop hook`,
      },
    ]);
    expect(build({ container: { image, lifecycle: {} } }).findings).toEqual([]);
    expect(build({ container: { image } }, undefined, { kind: 'Job' }).findings).toEqual([]);
  });

  test('has no hook in a Job', () => {
    const { containers } = build({}, undefined, { kind: 'Job' });
    expect(containers?.[0]).toMatchObject({ drainSeconds: 2 });
    expect(containers?.[0]?.container).not.toHaveProperty('lifecycle');
  });
});

test.each([
  [undefined, 'ROUND_ROBIN'],
  ['least_conn', 'LEAST_REQUEST'],
  ['ip_hash', 'RING_HASH'],
  ['random', 'RANDOM'],
] as const)('spreads requests with method %s by %s', (method, policy) => {
  expect(clusterOf({ ports: [8080, 8090], method }).lb_policy).toBe(policy);
});

test('sends requests over HTTP/2 with gRPC', () => {
  const protocolOf = (protocol: 'http' | 'grpc') =>
    clusterOf({ port: 8080, protocol }).typed_extension_protocol_options[
      'envoy.extensions.upstreams.http.v3.HttpProtocolOptions'
    ].explicit_http_config;
  expect([protocolOf('http'), protocolOf('grpc')]).toEqual([
    { http_protocol_options: {} },
    { http2_protocol_options: {} },
  ]);
});

test('keeps the headers of trusted proxies apart from those of anybody else', () => {
  const chains = configOf({ trustedProxies: ['10.0.0.0/8', '::1'] }).static_resources.listeners[0].filter_chains;
  expect(
    chains.map(({ name, filter_chain_match: match }: { name: string; filter_chain_match?: object }) => [name, match]),
  ).toEqual([
    [
      'proxies',
      {
        source_prefix_ranges: [
          { address_prefix: '10.0.0.0', prefix_len: 8 },
          { address_prefix: '::1', prefix_len: 128 },
        ],
      },
    ],
    ['clients', undefined],
  ]);
});

test('two of them live in one Pod', () => {
  const second = envoy({
    name: 'b',
    listen: 9443,
    upstream: { port: 9000 },
    probePort: 9082,
    metricsPort: 9081,
    adminPort: 9080,
  });
  const pod = { spec: { containers: [{ name: 'app', image: 'app:1' }] } };
  const { findings, template } = compose(pod, [envoy(options), second], contextFor());
  expect(findings).toEqual([]);
  expect(template.spec?.initContainers?.map(({ name }) => name)).toEqual(['envoy', 'b']);
});
