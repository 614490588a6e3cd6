import type { ReadinessTarget } from '../shared/addition';
import { answeredStatuses } from '../shared/answered-statuses';
import { ciphers } from '../shared/ciphers';
import { cached } from './cache';
import { compression } from './compression';
import { block, type Directive, directive } from './directives';
import { forwarding, headers } from './forwarding';
import { paths } from './paths';
import type { NginxSettings } from './settings';
import { size, time } from './units';

/** The servers: for clients, for plain HTTP that has to become HTTPS, for the kubelet, and for the exporter. */
export function servers(settings: NginxSettings, readiness: ReadinessTarget): readonly Directive[] {
  return [
    ...(settings.tls === undefined ? [] : [certificatesVariable]),
    trafficServer(settings),
    ...redirectServer(settings),
    probeServer(settings, readiness),
    statusServer(settings),
  ];
}

function trafficServer(settings: NginxSettings): Directive {
  const { tls } = settings;
  const stopping = '@stopping';
  const forward = isGrpc(settings)
    ? directive('grpc_pass', 'grpc://application')
    : directive('proxy_pass', 'http://application');
  return block(
    'server',
    [],
    [
      ...listens(settings, settings.listen, tls === undefined ? [] : ['ssl']),
      ...(tls?.http2 || isGrpc(settings) ? [directive('http2', 'on')] : []),
      ...(tls === undefined ? [] : tlsDirectives),
      directive('client_max_body_size', size(settings.maxBodySize)),
      ...forwardedRequests(settings),
      block(
        'location',
        ['/'],
        [
          // While it stops, each response closes its connection, so that the client's next request goes to another Pod.
          directive('error_page', 418, '=', stopping),
          block('if', ['(!-f', `${paths.processId})`], [directive('return', 418)]),
          forward,
        ],
      ),
      block('location', [stopping], [directive('keepalive_timeout', 0), forward]),
    ],
  );
}

function isGrpc({ upstream }: NginxSettings): boolean {
  return upstream.protocol === 'grpc';
}

function httpVersion({ upstream }: NginxSettings): Directive {
  return directive('proxy_http_version', upstream.protocol === 'http2' ? '2' : '1.1');
}

function forwardedRequests(settings: NginxSettings): readonly Directive[] {
  const { cache, timeouts, buffering, gzip } = settings;
  if (isGrpc(settings)) {
    return [
      directive('grpc_next_upstream', 'error'),
      ...headers(settings),
      directive('grpc_connect_timeout', time(timeouts.connect)),
      directive('grpc_send_timeout', time(timeouts.send)),
      directive('grpc_read_timeout', time(timeouts.read)),
      directive('grpc_buffer_size', '16k'),
    ];
  }
  return [
    ...(gzip ? compression : []),
    httpVersion(settings),
    directive('proxy_redirect', 'off'),
    // What timed out was taken on: asking again, perhaps the same process by its other address, would double the load.
    directive('proxy_next_upstream', 'error'),
    ...headers(settings),
    directive('proxy_connect_timeout', time(timeouts.connect)),
    directive('proxy_send_timeout', time(timeouts.send)),
    directive('proxy_read_timeout', time(timeouts.read)),
    // Cookies and tokens make heads that do not fit into nginx's own 4k or 8k.
    directive('proxy_buffer_size', '16k'),
    directive('proxy_buffers', 8, '8k'),
    ...(buffering ? [] : [directive('proxy_buffering', 'off'), directive('proxy_request_buffering', 'off')]),
    ...(cache === undefined ? [] : cached(cache, forwarding(settings).proto)),
  ];
}

/**
 * A file name with a variable in it is opened at each handshake, so a renewed certificate needs no reload.
 * @see https://nginx.org/en/docs/http/ngx_http_ssl_module.html#ssl_certificate
 */
const certificatesVariable = block('map', ['', '$certificates'], [directive('default', paths.certificates)]);

const tlsDirectives: readonly Directive[] = [
  directive('ssl_certificate', '$certificates/tls.crt'),
  directive('ssl_certificate_key', '$certificates/tls.key'),
  directive('ssl_protocols', 'TLSv1.2', 'TLSv1.3'),
  directive('ssl_ciphers', ciphers.join(':')),
  directive('ssl_session_cache', 'shared:tls:2m'),
  directive('ssl_session_timeout', '1h'),
  directive('ssl_session_tickets', 'off'),
];

function redirectServer(settings: NginxSettings): readonly Directive[] {
  const from = settings.tls?.redirectFrom;
  if (from === undefined) return [];
  return [block('server', [], [...listens(settings, from), directive('return', 308, 'https://$host$request_uri')])];
}

/**
 * The kubelet's own door, on every address of the Pod: nginx itself, and the way through to the application. It says to
 * the application that the request came as clients' requests do, for those that redirect plain HTTP.
 */
function probeServer(settings: NginxSettings, { path, timeoutSeconds }: ReadinessTarget): Directive {
  const answered = '@answered';
  return block(
    'server',
    [],
    [
      ...listens(settings, settings.probePort),
      directive('access_log', 'off'),
      directive('default_type', 'text/plain'),
      block('location', ['=', paths.live], [directive('return', 200, 'alive')]),
      block(
        'location',
        ['=', paths.ready],
        [
          ...readiness(settings, path ?? '/', time(timeoutSeconds * 1000)),
          ...(path === undefined
            ? [
                directive(isGrpc(settings) ? 'grpc_intercept_errors' : 'proxy_intercept_errors', 'on'),
                directive('error_page', ...answeredStatuses, '=200', answered),
              ]
            : []),
        ],
      ),
      ...(path === undefined ? [block('location', [answered], [directive('return', 200, 'answered')])] : []),
      block('location', ['/'], [directive('return', 404)]),
    ],
  );
}

function readiness(settings: NginxSettings, path: string, timeout: string): readonly Directive[] {
  if (isGrpc(settings)) {
    return [
      directive('rewrite', '^', path, 'break'),
      directive('grpc_pass', 'grpc://application'),
      directive('grpc_connect_timeout', timeout),
      directive('grpc_read_timeout', timeout),
    ];
  }
  return [
    directive('proxy_pass', `http://application${path}`),
    httpVersion(settings),
    directive('proxy_set_header', 'Host', '$http_host'),
    directive('proxy_set_header', 'X-Forwarded-Proto', settings.tls === undefined ? 'http' : 'https'),
    directive('proxy_set_header', 'Connection', ''),
    directive('proxy_connect_timeout', timeout),
    directive('proxy_read_timeout', timeout),
  ];
}

function statusServer({ statusPort }: NginxSettings): Directive {
  return block(
    'server',
    [],
    [
      // The kernel gives 127.0.0.1 to every Pod, IPv6-only ones included.
      directive('listen', `127.0.0.1:${statusPort}`),
      directive('access_log', 'off'),
      block('location', ['=', paths.status], [directive('stub_status')]),
      block('location', ['/'], [directive('return', 404)]),
    ],
  );
}

function listens({ ipv6 }: NginxSettings, port: number, parameters: readonly string[] = []): readonly Directive[] {
  return [
    directive('listen', port, ...parameters),
    ...(ipv6 ? [directive('listen', `[::]:${port}`, ...parameters)] : []),
  ];
}
