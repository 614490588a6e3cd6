import type { Manifest } from './api';

/** A Service for a server outside the cluster, as the receiver of logs: `loki.logging` on its usual port. */
export function externalService(
  name: string,
  namespace: string,
  port: number,
  server: { readonly host: string; readonly port: number },
): readonly Manifest[] {
  const service = { apiVersion: 'v1', kind: 'Service', metadata: { name, namespace }, spec: { ports: [{ port }] } };
  const labels = { 'kubernetes.io/service-name': name };
  const slice = {
    apiVersion: 'discovery.k8s.io/v1',
    kind: 'EndpointSlice',
    metadata: { name: `${name}-external`, namespace, labels },
    addressType: 'IPv4',
    ports: [{ name: '', port: server.port, protocol: 'TCP' }],
    endpoints: [{ addresses: [server.host] }],
  };
  return [service, slice];
}
