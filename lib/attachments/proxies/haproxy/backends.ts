import type { ReadinessTarget } from '../shared/addition';
import { answeredStatuses } from '../shared/answered-statuses';
import type { HaproxySettings } from './settings';
import type { Line, Section } from './words';

/** The application as clients reach it, and as the kubelet asks for it. */
export function backends(settings: HaproxySettings, readiness: ReadinessTarget): readonly Section[] {
  return [application(settings), readinessOf(settings, readiness)];
}

/** The words of `balance`, by those of the options. */
const methods = { least_conn: 'leastconn', ip_hash: 'source', random: 'random' } as const;

function application(settings: HaproxySettings): Section {
  const { method, ports, protocol, keepalive } = settings.upstream;
  return {
    head: ['backend', 'application'],
    lines: [
      ['balance', method === undefined ? 'roundrobin' : methods[method]],
      ...(keepalive === 0 ? [['option', 'http-server-close']] : []),
      // HTTP/2 says when it closes a connection; of HTTP/1.1 the first request of a client gets a new one.
      ['http-reuse', keepalive === 0 ? 'never' : protocol === 'grpc' ? 'always' : 'safe'],
      // A lone process that restarts is asked again after a second; of several, another one at once.
      ['retries', ports.length],
      ['option', 'redispatch', 1],
      // The application may close a kept connection just when it gets a request.
      ['retry-on', 'conn-failure', 'empty-response'],
      ['http-request', 'disable-l7-retry', 'unless', '{', 'method', 'GET', 'HEAD', 'OPTIONS', '}'],
      ...servers(settings, keepalive),
    ],
  };
}

/** It says to the application that the request came as clients' requests do, for those that redirect plain HTTP. */
function readinessOf(settings: HaproxySettings, { path, timeoutSeconds }: ReadinessTarget): Section {
  const statuses = answeredStatuses.map(String);
  return {
    head: ['backend', 'readiness'],
    lines: [
      ['timeout', 'connect', `${timeoutSeconds}s`],
      ['timeout', 'server', `${timeoutSeconds}s`],
      ['retries', 0],
      ['http-request', 'set-uri', (path ?? '/').replaceAll('%', '%%')],
      ['http-request', 'set-header', 'X-Forwarded-Proto', settings.tls === undefined ? 'http' : 'https'],
      ...(path === undefined
        ? [['http-response', 'set-status', 200, 'if', '{', 'status', ...statuses, '}'] satisfies Line]
        : []),
      ...servers(settings, 0),
    ],
  };
}

function servers({ upstream: { ports, address, protocol } }: HaproxySettings, keepalive: number): readonly Line[] {
  const host = address === '::1' ? '[::1]' : '127.0.0.1';
  const parameters: Line = [
    ...(protocol === 'grpc' ? ['proto', 'h2'] : []),
    ...(keepalive === 0 ? [] : ['pool-max-conn', keepalive]),
  ];
  return ports.map((port) => ['server', `port-${port}`, `${host}:${port}`, ...parameters]);
}
