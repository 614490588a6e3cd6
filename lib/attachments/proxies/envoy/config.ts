import type { ReadinessTarget } from '../shared/addition';
import { clusters } from './clusters';
import { listeners } from './listeners';
import { paths } from './paths';
import type { EnvoySettings } from './settings';
import { type Json, typed } from './types';

/**
 * The whole bootstrap, and the file of the certificate.
 * @see https://www.envoyproxy.io/docs/envoy/latest/api-v3/config/bootstrap/v3/bootstrap.proto
 */
export function envoyConfig(settings: EnvoySettings, readiness: ReadinessTarget): Readonly<Record<string, string>> {
  const { name, adminPort, maxConnections, tls } = settings;
  const bootstrap: Json = {
    node: { id: name, cluster: name },
    admin: { address: { socket_address: { address: '127.0.0.1', port_value: adminPort } } },
    overload_manager: {
      resource_monitors: [
        {
          name: 'envoy.resource_monitors.global_downstream_max_connections',
          typed_config: typed(
            'envoy.extensions.resource_monitors.downstream_connections.v3.DownstreamConnectionsConfig',
            { max_active_downstream_connections: maxConnections },
          ),
        },
      ],
    },
    static_resources: { listeners: listeners(settings, readiness), clusters: clusters(settings) },
  };
  return {
    [paths.configFile]: print(bootstrap),
    ...(tls !== undefined && { [paths.certificateFile]: print(certificate) }),
  };
}

/**
 * The kubelet swaps the directory of a Secret as a whole, which Envoy sees where it watches that.
 * @see https://www.envoyproxy.io/docs/envoy/latest/configuration/security/secret#key-rotation
 */
const certificate: Json = {
  resources: [
    typed('envoy.extensions.transport_sockets.tls.v3.Secret', {
      name: 'server',
      tls_certificate: {
        certificate_chain: { filename: `${paths.certificates}/tls.crt` },
        private_key: { filename: `${paths.certificates}/tls.key` },
        watched_directory: { path: paths.certificates },
      },
    }),
  ],
};

function print(value: Json): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}
