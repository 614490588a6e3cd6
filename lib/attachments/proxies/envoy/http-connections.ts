import { accessLog } from './access-log';
import type { EnvoySettings } from './settings';
import { type Json, time, typed } from './types';

/** How the HTTP of a listener is handled. */
export interface HttpConnections {
  readonly name: string;
  readonly routes: readonly Json[];
  readonly script?: string | undefined;
  /** What it adds to the connection manager. */
  readonly more?: Readonly<Record<string, Json>>;
}

/** The filter that speaks HTTP. Absolute paths are left as they are, as the application decides. */
export function httpConnections({ name, routes, script, more = {} }: HttpConnections): Json {
  return {
    name: 'envoy.filters.network.http_connection_manager',
    typed_config: typed('envoy.extensions.filters.network.http_connection_manager.v3.HttpConnectionManager', {
      stat_prefix: name,
      generate_request_id: false,
      server_header_transformation: 'PASS_THROUGH',
      ...more,
      route_config: { name, virtual_hosts: [{ name, domains: ['*'], routes }] },
      http_filters: [
        ...(script === undefined
          ? []
          : [
              {
                name: 'envoy.filters.http.lua',
                typed_config: typed('envoy.extensions.filters.http.lua.v3.Lua', {
                  default_source_code: { inline_string: script },
                }),
              },
            ]),
        {
          name: 'envoy.filters.http.router',
          typed_config: typed('envoy.extensions.filters.http.router.v3.Router', { suppress_envoy_headers: true }),
        },
      ],
    }),
  };
}

/** Where a client's X-Request-ID is kept while Envoy makes a new one. */
export const clientsRequestId = 'x-client-request-id';

/** Who is believed: `trusted` proxies of a chain are; without any, X-Forwarded-For is continued. */
export type Believed = 'nobody' | 'trusted' | 'chain';

/** What the connections of clients have. */
export function clientConnections(settings: EnvoySettings, believed: Believed): Readonly<Record<string, Json>> {
  const { tls, upstream, timeouts, requestId, websockets, trustedProxies = [] } = settings;
  return {
    codec_type: tls?.http2 || upstream.protocol === 'grpc' ? 'AUTO' : 'HTTP1',
    common_http_protocol_options: { idle_timeout: time(timeouts.idle) },
    request_headers_timeout: time(timeouts.client),
    stream_idle_timeout: time(timeouts.read),
    generate_request_id: requestId,
    early_header_mutation_extensions: [
      {
        name: 'envoy.http.early_header_mutation.header_mutation',
        typed_config: typed('envoy.extensions.http.early_header_mutation.header_mutation.v3.HeaderMutation', {
          mutations: mutations(requestId, believed),
        }),
      },
    ],
    ...(believed === 'trusted' && {
      original_ip_detection_extensions: [
        {
          name: 'envoy.http.original_ip_detection.xff',
          typed_config: typed('envoy.extensions.http.original_ip_detection.xff.v3.XffConfig', {
            xff_trusted_cidrs: { cidrs: trustedProxies.map(range) },
            skip_xff_append: true,
          }),
        },
      ],
    }),
    ...(websockets && { upgrade_configs: [{ upgrade_type: 'websocket' }] }),
    ...accessLog(settings, believed === 'trusted'),
  };
}

/** Headers that a client must not set: what Envoy takes orders by, and what only a trusted proxy may say. */
function mutations(requestId: boolean, believed: Believed): readonly Json[] {
  const removed = {
    chain: ['x-forwarded-proto', 'x-forwarded-port'],
    nobody: ['x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-port'],
    trusted: [],
  }[believed];
  return [
    { remove_on_match: { key_matcher: { prefix: 'x-envoy-' } } },
    ...removed.map((remove) => ({ remove })),
    ...(requestId
      ? [
          {
            append: {
              header: { key: clientsRequestId, value: '%REQ(x-request-id)%' },
              append_action: 'OVERWRITE_IF_EXISTS_OR_ADD',
            },
          },
          { remove: 'x-request-id' },
        ]
      : []),
  ];
}

/** A network as Envoy writes it; an address alone is one, too. */
export function range(network: string): Json {
  const [address = '', length = address.includes(':') ? '128' : '32'] = network.split('/');
  return { address_prefix: address, prefix_len: Number(length) };
}
