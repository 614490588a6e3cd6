import { requestIdPattern } from '../shared/request-id';
import { block, type Directive, directive, literal } from './directives';
import type { NginxSettings } from './settings';

/** The nginx variables for the client, as the application gets them. */
export interface Forwarding {
  readonly client: string;
  readonly chain: string;
  readonly proto: string;
  readonly port: string;
}

/** The variables that say who asked: nginx's own, or those that {@link trustedForwarding} makes. */
export function forwarding({ trustedProxies }: NginxSettings): Forwarding {
  return trustedProxies === undefined
    ? { client: '$remote_addr', chain: '$proxy_add_x_forwarded_for', proto: '$scheme', port: '$asked_port' }
    : { client: '$remote_addr', chain: '$forwarded_for', proto: '$forwarded_proto', port: '$forwarded_port' };
}

/** The port that the client asked for: that of the Host header, or the usual one. A Service's port is not `listen`. */
export function askedPort(settings: NginxSettings): Directive {
  return block(
    'map',
    [`${forwarding(settings).proto}:$http_host`, '$asked_port'],
    [directive('default', 80), directive('~:(?<host_port>[0-9]+)$', '$host_port'), directive('~^https:', 443)],
  );
}

/** The client's X-Request-ID, where it can be one, else a new one. */
export const requestIdVariable: Directive = block(
  'map',
  ['$http_x_request_id', '$passed_request_id'],
  [directive('default', '$request_id'), directive(`~${requestIdPattern}`, '$http_x_request_id')],
);

/**
 * What the `http` level needs to believe some proxies, and only those, about the client and its protocol.
 * @see https://nginx.org/en/docs/http/ngx_http_realip_module.html
 */
export function trustedForwarding({ trustedProxies }: NginxSettings): readonly Directive[] {
  if (trustedProxies === undefined) return [];
  return [
    ...trustedProxies.map((network) => directive('set_real_ip_from', network)),
    directive('real_ip_header', 'X-Forwarded-For'),
    directive('real_ip_recursive', 'on'),
    block(
      'geo',
      ['$realip_remote_addr', '$from_trusted_proxy'],
      [directive('default', 0), ...trustedProxies.map((network) => directive(network, 1))],
    ),
    block(
      'map',
      ['$from_trusted_proxy:$http_x_forwarded_for', '$forwarded_for'],
      [directive('default', '$realip_remote_addr'), directive('~^1:(?<said>.+)$', '$said, $realip_remote_addr')],
    ),
    block(
      'map',
      ['$from_trusted_proxy:$http_x_forwarded_proto', '$forwarded_proto'],
      [directive('default', '$scheme'), directive('1:http', 'http'), directive('1:https', 'https')],
    ),
    block(
      'map',
      ['$from_trusted_proxy:$http_x_forwarded_port', '$forwarded_port'],
      [directive('default', '$asked_port'), directive('~^1:(?<said_port>[0-9]{1,5})$', '$said_port')],
    ),
  ];
}

/** The headers of requests to the application, and of what comes back. */
export function headers(settings: NginxSettings): readonly Directive[] {
  const { request, response } = settings.headers;
  const { client, chain, proto, port } = forwarding(settings);
  const isGrpc = settings.upstream.protocol === 'grpc';
  const [setHeader, hideHeader] = isGrpc
    ? ['grpc_set_header', 'grpc_hide_header']
    : ['proxy_set_header', 'proxy_hide_header'];
  const usual: readonly (readonly [string, string])[] = [
    ['Host', '$http_host'],
    ['X-Real-IP', client],
    ['X-Forwarded-For', chain],
    ['X-Forwarded-Host', '$http_host'],
    ['X-Forwarded-Proto', proto],
    ['X-Forwarded-Port', port],
    ...(settings.requestId ? ([['X-Request-ID', '$passed_request_id']] as const) : []),
    // An empty Connection header keeps the connection to the application open.
    ...(settings.websockets && !isGrpc
      ? ([
          ['Upgrade', '$websocket_upgrade'],
          ['Connection', '$websocket_connection'],
        ] as const)
      : ([
          ['Upgrade', ''],
          ['Connection', ''],
        ] as const)),
  ];
  const replaced = new Set(Object.keys(request).map((name) => name.toLowerCase()));
  return [
    ...usual.filter(([name]) => !replaced.has(name.toLowerCase())).map((header) => directive(setHeader, ...header)),
    ...Object.entries(request).map(([name, value]) => directive(setHeader, name, literal(value))),
    ...Object.entries(response).flatMap(([name, value]) => [
      directive(hideHeader, name),
      ...(value === '' ? [] : [directive('add_header', name, literal(value), 'always')]),
    ]),
  ];
}

/**
 * Variables that let an upgrade through only where it is one to a WebSocket: any other (h2c) would open a way around
 * what this proxy decides for each request.
 * @see https://nginx.org/en/docs/http/websocket.html
 */
export const websocketVariables: readonly Directive[] = [
  block(
    'map',
    ['$http_upgrade', '$websocket_upgrade'],
    [directive('default', ''), directive('~*^websocket$', 'websocket')],
  ),
  block(
    'map',
    ['$websocket_upgrade', '$websocket_connection'],
    [directive('default', ''), directive('websocket', 'upgrade')],
  ),
];
