import type { EnvoySettings } from './settings';
import { type Json, time, typed } from './types';

/** The application, and Envoy's own administration, of which the metrics port shows one page. */
export function clusters({ upstream, timeouts, adminPort }: EnvoySettings): Json {
  const { ports, method, protocol, keepaliveTimeout } = upstream;
  const many = 1_000_000;
  return [
    {
      ...cluster('application', upstream.address ?? '127.0.0.1', ports),
      connect_timeout: time(timeouts.connect),
      lb_policy: method === undefined ? 'ROUND_ROBIN' : policies[method],
      // Envoy's own limits of 1024 are for servers elsewhere: what bounds this one is the number of clients.
      circuit_breakers: {
        thresholds: [{ max_connections: many, max_pending_requests: many, max_requests: many, max_retries: many }],
      },
      typed_extension_protocol_options: {
        'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': typed(
          'envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
          {
            common_http_protocol_options: { idle_timeout: time(keepaliveTimeout) },
            explicit_http_config: protocol === 'grpc' ? { http2_protocol_options: {} } : { http_protocol_options: {} },
          },
        ),
      },
    },
    cluster('administration', '127.0.0.1', [adminPort]),
  ];
}

/** Envoy's policies, by the words of the options. */
const policies = { least_conn: 'LEAST_REQUEST', ip_hash: 'RING_HASH', random: 'RANDOM' } as const;

function cluster(name: string, address: string, ports: readonly number[]): { readonly [name: string]: Json } {
  const endpoints = ports.map((port) => ({
    endpoint: { address: { socket_address: { address, port_value: port } } },
  }));
  return { name, type: 'STATIC', load_assignment: { cluster_name: name, endpoints: [{ lb_endpoints: endpoints }] } };
}
