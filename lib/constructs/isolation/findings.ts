import type { ApiObject } from 'cdk8s';
import type { Finding } from '../../findings/finding';
import type { PodSpec } from '../../kubernetes/generated/types';
import type { ComposedObject, ReadableObject } from '../composition';
import { objectName } from '../object-name';
import type { Allowed } from './network-rules';
import type { MetricsPort } from './peers';

/** That no NetworkPolicy holds for the Pods: those on the network of their node have its address. */
export function onNodeNetwork(spec: PodSpec | undefined): readonly Finding[] {
  if (spec?.hostNetwork !== true) return [];
  return [
    {
      code: 'app/isolation',
      severity: 'error',
      field: 'spec.podSelector',
      message: 'NetworkPolicies do not apply to Pods with hostNetwork: true',
      fix: 'remove hostNetwork, or isolate',
    },
  ];
}

/** That a peer is named to whom no port is open, as the workload that is connected to declares none. */
export function withoutPorts(server: ApiObject, allowed: readonly Allowed[], field: string): readonly Finding[] {
  if (!allowed.some(({ ports }) => ports?.length === 0)) return [];
  return [
    {
      code: 'app/no-port',
      severity: 'error',
      field,
      message: `no container of ${server.kind} "${objectName(server)}" declares a port for these peers`,
      fix: 'declare the port in the container that listens on it, or set ports of the peers',
    },
  ];
}

/** That a server is isolated, too, and does not let the client in. */
export function notAdmitted({ object: server, composition }: ReadableObject, client: ApiObject): readonly Finding[] {
  if (composition?.admits?.(client) !== false) return [];
  const isolated = `${server.kind} "${objectName(server)}"`;
  return [
    {
      code: 'practice/closed-port',
      severity: 'warning',
      field: 'spec.egress',
      message: `${isolated} is isolated, too, and does not let in ${client.kind} "${objectName(client)}"`,
      fix: `add it to from where ${isolated} is isolated`,
    },
  ];
}

/** That a Service leads to Pods which nobody may connect to, where nothing was said of clients. */
export function closedService({ composition, object }: ComposedObject, saysClients: boolean): readonly Finding[] {
  if (saysClients || !composition.isExposed) return [];
  return [
    {
      code: 'practice/closed-port',
      severity: 'warning',
      field: 'spec.ingress',
      message: `${object.kind} "${objectName(object)}" has a Service, but no client may connect to it`,
      fix: 'set from to its clients, or from: []',
    },
  ];
}

/** That metrics cannot be scraped, where nothing was said of scrapers. */
export function closedMetrics(ports: readonly MetricsPort[], saysScrapers: boolean): readonly Finding[] {
  if (saysScrapers) return [];
  return ports.map(({ of, port: { port } }) => ({
    code: 'practice/closed-port',
    severity: 'warning',
    field: 'spec.ingress',
    ...(port !== undefined && { value: port }),
    message: `metrics port ${port} of ${of} is closed, so it cannot be scraped`,
    fix: 'set scrapedFrom: [{ namespace: "monitoring" }] with the namespace of the scraper, or scrapedFrom: []',
  }));
}
