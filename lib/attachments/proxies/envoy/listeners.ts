import type { ReadinessTarget } from '../shared/addition';
import { ciphers } from '../shared/ciphers';
import { type Believed, clientConnections, httpConnections, range } from './http-connections';
import { paths } from './paths';
import { readinessScript, trafficScript } from './scripts';
import type { EnvoySettings } from './settings';
import { type Json, time, typed } from './types';

/** For clients, for plain HTTP that has to become HTTPS, for the kubelet, and for Prometheus. */
export function listeners(settings: EnvoySettings, readiness: ReadinessTarget): readonly Json[] {
  return [traffic(settings), ...redirect(settings), probes(settings, readiness), metrics(settings)];
}

/** The traffic of clients, which is drained; what the kubelet and Prometheus ask is answered to the end. */
const drained = { traffic_direction: 'INBOUND' };
const unlimited = { ignore_global_conn_limit: true };

function traffic(settings: EnvoySettings): Json {
  const { trustedProxies } = settings;
  const chain = (believed: Believed) => ({
    filters: [
      httpConnections({
        name: 'traffic',
        routes: [trafficRoute(settings)],
        script: trafficScript(settings, believed),
        more: clientConnections(settings, believed),
      }),
    ],
    ...transportSocket(settings),
  });
  const chains =
    trustedProxies === undefined
      ? [{ name: 'clients', ...chain('chain') }]
      : [
          {
            name: 'proxies',
            filter_chain_match: { source_prefix_ranges: trustedProxies.map(range) },
            ...chain('trusted'),
          },
          { name: 'clients', ...chain('nobody') },
        ];
  return { ...listener(settings, 'traffic', settings.listen), ...drained, filter_chains: chains };
}

function trafficRoute({ upstream, timeouts }: EnvoySettings): Json {
  return {
    match: { prefix: '/' },
    route: {
      cluster: 'application',
      // Not the time of a whole response, but between two parts of it.
      timeout: '0s',
      idle_timeout: time(timeouts.read),
      ...(upstream.method === 'ip_hash' && { hash_policy: [{ connection_properties: { source_ip: true } }] }),
      // What was taken on is never asked again: perhaps it was done.
      retry_policy: {
        retry_on: 'connect-failure,refused-stream,reset-before-request',
        num_retries: upstream.ports.length,
        retry_back_off: { base_interval: '0.025s' },
        ...(upstream.ports.length > 1 && {
          host_selection_retry_max_attempts: 5,
          retry_host_predicate: [
            {
              name: 'envoy.retry_host_predicates.previous_hosts',
              typed_config: typed('envoy.extensions.retry.host.previous_hosts.v3.PreviousHostsPredicate'),
            },
          ],
        }),
      },
    },
  };
}

/** The certificate comes by a file of its own, so that Envoy serves a renewed one without a restart. */
function transportSocket({ tls, upstream }: EnvoySettings): Readonly<Record<string, Json>> {
  if (tls === undefined) return {};
  return {
    transport_socket: {
      name: 'envoy.transport_sockets.tls',
      typed_config: typed('envoy.extensions.transport_sockets.tls.v3.DownstreamTlsContext', {
        common_tls_context: {
          tls_params: { tls_minimum_protocol_version: 'TLSv1_2', cipher_suites: ciphers },
          alpn_protocols: tls.http2 || upstream.protocol === 'grpc' ? ['h2', 'http/1.1'] : ['http/1.1'],
          tls_certificate_sds_secret_configs: [
            {
              name: 'server',
              sds_config: {
                resource_api_version: 'V3',
                path_config_source: { path: `${paths.config}/${paths.certificateFile}` },
              },
            },
          ],
        },
      }),
    },
  };
}

function redirect(settings: EnvoySettings): readonly Json[] {
  const from = settings.tls?.redirectFrom;
  if (from === undefined) return [];
  const routes = [{ match: { prefix: '/' }, redirect: { https_redirect: true, response_code: 'PERMANENT_REDIRECT' } }];
  const more = { strip_any_host_port: true };
  return [
    {
      ...listener(settings, 'redirect', from),
      ...drained,
      filter_chains: [{ filters: [httpConnections({ name: 'redirect', routes, more })] }],
    },
  ];
}

/** The kubelet's own door, on every address of the Pod: Envoy itself, and the way through to the application. */
function probes(settings: EnvoySettings, { path, timeoutSeconds }: ReadinessTarget): Json {
  const through = { cluster: 'application', timeout: `${timeoutSeconds}s`, prefix_rewrite: path ?? '/' };
  const routes = [
    { match: { path: paths.live }, direct_response: { status: 200, body: { inline_string: 'alive' } } },
    { match: { path: paths.ready }, route: through },
    notFound,
  ];
  const script = readinessScript(settings, path === undefined);
  return {
    ...listener(settings, 'probes', settings.probePort),
    ...unlimited,
    filter_chains: [{ filters: [httpConnections({ name: 'probes', routes, script })] }],
  };
}

/** One page of the administration; the others stay on 127.0.0.1. */
function metrics(settings: EnvoySettings): Json {
  const match = { path: paths.metrics, headers: [{ name: ':method', string_match: { exact: 'GET' } }] };
  const routes = [{ match, route: { cluster: 'administration', prefix_rewrite: '/stats/prometheus' } }, nothingElse];
  return {
    ...listener(settings, 'metrics', settings.metricsPort),
    ...unlimited,
    filter_chains: [{ filters: [httpConnections({ name: 'metrics', routes })] }],
  };
}

const nothingElse = { match: { prefix: '/' }, direct_response: { status: 404 } };

/** Not one of the answers that the script takes for a good one. */
const notFound = {
  ...nothingElse,
  typed_per_filter_config: {
    'envoy.filters.http.lua': typed('envoy.extensions.filters.http.lua.v3.LuaPerRoute', { disabled: true }),
  },
};

function listener({ ipv6 }: EnvoySettings, name: string, port: number): { readonly [name: string]: Json } {
  const everywhere = ipv6 ? { address: '::', ipv4_compat: true } : { address: '0.0.0.0' };
  return { name, address: { socket_address: { ...everywhere, port_value: port } } };
}
