import { block, type Directive, directive, literal } from './directives';
import type { NginxSettings } from './settings';

/** The nginx variables for the client, as the application gets them. */
export interface Forwarding {
  readonly client: string;
  readonly chain: string;
  readonly proto: string;
}

/** The variables that say who asked: nginx's own, or those that {@link trustedForwarding} makes. */
export function forwarding({ trustedProxies }: NginxSettings): Forwarding {
  return trustedProxies === undefined
    ? { client: '$remote_addr', chain: '$proxy_add_x_forwarded_for', proto: '$scheme' }
    : { client: '$remote_addr', chain: '$forwarded_for', proto: '$forwarded_proto' };
}

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
  ];
}

/** The headers of requests to the application, and of what comes back. */
export function headers(settings: NginxSettings): readonly Directive[] {
  const { request, response } = settings.headers;
  const { client, chain, proto } = forwarding(settings);
  const usual: readonly (readonly [string, string])[] = [
    ['Host', '$http_host'],
    ['X-Real-IP', client],
    ['X-Forwarded-For', chain],
    ['X-Forwarded-Host', '$http_host'],
    ['X-Forwarded-Proto', proto],
    // An empty Connection header keeps the connection to the application open.
    ...(settings.websockets
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
    ...usual
      .filter(([name]) => !replaced.has(name.toLowerCase()))
      .map((header) => directive('proxy_set_header', ...header)),
    ...Object.entries(request).map(([name, value]) => directive('proxy_set_header', name, literal(value))),
    ...Object.entries(response).flatMap(([name, value]) => [
      directive('proxy_hide_header', name),
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
