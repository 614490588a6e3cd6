import type { PlacedContainer } from '../../../anatomy/containers';
import type { IntOrString, LifecycleHandler, Probe } from '../../../kubernetes/generated/types';

/** A probe of a container. */
export interface PlacedProbe {
  readonly placed: PlacedContainer;
  readonly name: 'startupProbe' | 'livenessProbe' | 'readinessProbe';
  /** The port that it calls; `undefined` for one that runs a command. */
  readonly endpoint: ProbeEndpoint | undefined;
}

const noProbes: readonly PlacedProbe[] = [];

/** The probes of some containers, for each in the order in which the kubelet runs them. */
export function probesOf(containers: readonly PlacedContainer[]): readonly PlacedProbe[] {
  let probes: PlacedProbe[] | undefined;
  for (const placed of containers) {
    const { startupProbe, livenessProbe, readinessProbe } = placed.container;
    if (startupProbe === undefined && livenessProbe === undefined && readinessProbe === undefined) continue;
    probes ??= [];
    if (startupProbe !== undefined) probes.push({ placed, name: 'startupProbe', endpoint: endpointOf(startupProbe) });
    if (livenessProbe !== undefined)
      probes.push({ placed, name: 'livenessProbe', endpoint: endpointOf(livenessProbe) });
    if (readinessProbe !== undefined)
      probes.push({ placed, name: 'readinessProbe', endpoint: endpointOf(readinessProbe) });
  }
  return probes ?? noProbes;
}

/** The endpoint that a probe or a lifecycle hook calls. */
export interface ProbeEndpoint {
  /** `httpGet` */
  readonly action: 'httpGet' | 'tcpSocket' | 'grpc';
  readonly port: IntOrString;
  /** The `host`; `''` for the Pod's own address. */
  readonly host: string;
}

/** The endpoint that a probe or a hook calls over the network; `undefined` for those that run a command. */
export function endpointOf(action: Probe | LifecycleHandler): ProbeEndpoint | undefined {
  const { httpGet, tcpSocket } = action;
  if (httpGet !== undefined) return endpoint('httpGet', httpGet.port, httpGet.host);
  if (tcpSocket !== undefined) return endpoint('tcpSocket', tcpSocket.port, tcpSocket.host);
  const grpc = 'grpc' in action ? action.grpc : undefined;
  return grpc === undefined ? undefined : endpoint('grpc', grpc.port, undefined);
}

function endpoint(
  action: ProbeEndpoint['action'],
  port: IntOrString | undefined,
  host: string | undefined,
): ProbeEndpoint | undefined {
  return port === undefined ? undefined : { action, port, host: host ?? '' };
}
