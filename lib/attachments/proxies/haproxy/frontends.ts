import { forwarding, responseHeaders } from './forwarding';
import { paths } from './paths';
import type { HaproxySettings } from './settings';
import type { Line, Section } from './words';

/** For clients, for plain HTTP that has to become HTTPS, for the kubelet, and for Prometheus. */
export function frontends(settings: HaproxySettings): readonly Section[] {
  return [traffic(settings), ...redirect(settings), probes(settings), metrics(settings)];
}

function traffic(settings: HaproxySettings): Section {
  const { listen, tls, upstream, maxConnections, gzip } = settings;
  const protocols = tls?.http2 || upstream.protocol === 'grpc' ? 'h2,http/1.1' : 'http/1.1';
  const certificate = `${paths.certificates}/${paths.certificateFiles['tls.crt']}`;
  return {
    head: ['frontend', 'traffic'],
    lines: [
      ...binds(settings, listen, tls === undefined ? [] : ['ssl', 'crt', certificate, 'alpn', protocols]),
      ['maxconn', maxConnections],
      ...accessLog(settings),
      ...forwarding(settings),
      ...responseHeaders(settings),
      ...(gzip ? compression : []),
      ['default_backend', 'application'],
    ],
  };
}

function redirect(settings: HaproxySettings): readonly Section[] {
  const from = settings.tls?.redirectFrom;
  if (from === undefined) return [];
  const to = 'https://%[req.hdr(host),host_only]';
  return [
    {
      head: ['frontend', 'redirect'],
      lines: [...binds(settings, from), ['http-request', 'redirect', 'prefix', to, 'code', 308]],
    },
  ];
}

/** The kubelet's own door, on every address of the Pod: HAProxy itself, and the way through to the application. */
function probes(settings: HaproxySettings): Section {
  const alive = ['status', 200, 'content-type', 'text/plain', 'string', 'alive'];
  return {
    head: ['frontend', 'probes'],
    lines: [
      ...binds(settings, settings.probePort),
      ['http-request', 'return', ...alive, 'if', '{', 'path', paths.live, '}'],
      ['http-request', 'return', 'status', 404, 'unless', '{', 'path', paths.ready, '}'],
      ['default_backend', 'readiness'],
    ],
  };
}

function metrics(settings: HaproxySettings): Section {
  return {
    head: ['frontend', 'metrics'],
    lines: [
      ...binds(settings, settings.metricsPort),
      ['http-request', 'use-service', 'prometheus-exporter', 'if', '{', 'path', paths.metrics, '}'],
      ['http-request', 'return', 'status', 404],
    ],
  };
}

function binds({ ipv6 }: HaproxySettings, port: number, parameters: Line = []): readonly Line[] {
  return [['bind', `:${port}`, ...parameters], ...(ipv6 ? [['bind', `[::]:${port}`, 'v6only', ...parameters]] : [])];
}

const compression: readonly Line[] = [
  ['compression', 'algo', 'gzip'],
  [
    ...['compression', 'type', 'text/html', 'text/css', 'text/plain', 'text/xml', 'text/javascript'],
    ...['application/javascript', 'application/json', 'application/problem+json', 'application/xml'],
    ...['application/wasm', 'image/svg+xml'],
  ],
];

/** A line of JSON for each request. What a client can write is escaped; times are in milliseconds, as HAProxy has them. */
function accessLog({ accessLog: on, requestId }: HaproxySettings): readonly Line[] {
  if (!on) return [];
  const logged = (name: string) => `%[var(txn.${name}),json(utf8s)]`;
  const fields = {
    time: '%[date,utime("%Y-%m-%dT%H:%M:%SZ")]',
    client: '%[src]',
    method: '%HM',
    host: logged('host'),
    uri: '%[capture.req.uri,json(utf8s)]',
    protocol: '%HV',
    status: '%ST',
    bytes: '%B',
    milliseconds: '%Ta',
    upstream: '%si:%sp',
    upstreamMilliseconds: '%Tr',
    userAgent: logged('user_agent'),
    ...(requestId && { requestId: logged('id') }),
    traceparent: logged('traceparent'),
  };
  const line = Object.entries(fields).map(([name, value]) => `"${name}":"${value}"`);
  return [
    ['log', 'global'],
    ['http-request', 'set-var(txn.user_agent)', 'req.fhdr(user-agent)'],
    ['http-request', 'set-var(txn.traceparent)', 'req.fhdr(traceparent)'],
    ['log-format', `{${line.join(',')}}`],
  ];
}
