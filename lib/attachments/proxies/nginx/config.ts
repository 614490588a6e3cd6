import type { ReadinessTarget } from '../shared/addition';
import { cacheStore } from './cache';
import { block, type Directive, directive, dollarVariable, printDirectives } from './directives';
import { askedPort, requestIdVariable, trustedForwarding, websocketVariables } from './forwarding';
import { inForeground, temporaryFolders } from './process';
import { servers } from './servers';
import type { NginxSettings } from './settings';
import { time } from './units';

/**
 * The whole nginx.conf, for an image that runs as any user with a read-only root file system.
 * @see https://nginx.org/en/docs/dirindex.html
 */
export function nginxConfig(settings: NginxSettings, readiness: ReadinessTarget): string {
  return printDirectives([
    ...inForeground,
    directive('worker_processes', settings.workers),
    // Each connection has a file descriptor, and what is put aside or cached for it may have another.
    directive('worker_rlimit_nofile', settings.workerConnections * 2),
    directive('worker_shutdown_timeout', time(settings.drain)),
    block('events', [], [directive('worker_connections', settings.workerConnections)]),
    block('http', [], http(settings, readiness)),
  ]);
}

function http(settings: NginxSettings, readiness: ReadinessTarget): readonly Directive[] {
  return [
    ...temporaryFolders,
    // Responses that a client reads slowly would fill the node's disk with unlinked files, which the kubelet does not count.
    directive('proxy_max_temp_file_size', 0),
    directive('server_tokens', 'off'),
    directive('default_type', 'application/octet-stream'),
    ...accessLog(settings),
    directive('client_header_timeout', time(settings.timeouts.client)),
    directive('client_body_timeout', time(settings.timeouts.client)),
    directive('keepalive_timeout', time(settings.timeouts.idle)),
    dollarVariable,
    ...trustedForwarding(settings),
    askedPort(settings),
    ...(settings.requestId ? [requestIdVariable] : []),
    ...(settings.websockets ? websocketVariables : []),
    ...(settings.cache === undefined ? [] : cacheStore(settings.cache)),
    upstream(settings),
    ...servers(settings, readiness),
  ];
}

function accessLog({ accessLog: on, requestId }: NginxSettings): readonly Directive[] {
  if (!on) return [directive('access_log', 'off')];
  const fields = {
    time: '$time_iso8601',
    client: '$remote_addr',
    method: '$request_method',
    host: '$http_host',
    uri: '$request_uri',
    protocol: '$server_protocol',
    status: '$status',
    bytes: '$body_bytes_sent',
    seconds: '$request_time',
    upstream: '$upstream_addr',
    upstreamSeconds: '$upstream_response_time',
    userAgent: '$http_user_agent',
    ...(requestId && { requestId: '$passed_request_id' }),
    traceparent: '$http_traceparent',
  };
  const line = Object.entries(fields).map(([name, variable]) => `"${name}":"${variable}"`);
  return [
    directive('log_format', 'json', 'escape=json', `{${line.join(',')}}`),
    directive('access_log', '/dev/stdout', 'json'),
  ];
}

/**
 * The application's addresses. IPv6 is asked only where IPv4 refuses, as an application on an IPv6-only Pod may bind
 * `::` alone; the methods `ip_hash` and `random` cannot have such a second choice.
 */
function upstream({ upstream: { ports, method, address, keepalive, keepaliveTimeout } }: NginxSettings): Directive {
  // A lone process that failed once is still the only one to ask; of several, one that fails rests for a second.
  const failures = ports.length === 1 ? ['max_fails=0'] : ['max_fails=1', 'fail_timeout=1s'];
  const second = address === undefined && method !== 'ip_hash' && method !== 'random';
  const host = address === '::1' ? '[::1]' : '127.0.0.1';
  return block(
    'upstream',
    ['application'],
    [
      ...(method === undefined ? [] : [directive(method)]),
      ...ports.map((port) => directive('server', `${host}:${port}`, ...failures)),
      ...(second ? ports.map((port) => directive('server', `[::1]:${port}`, ...failures, 'backup')) : []),
      directive('keepalive', keepalive),
      directive('keepalive_timeout', time(keepaliveTimeout)),
    ],
  );
}
