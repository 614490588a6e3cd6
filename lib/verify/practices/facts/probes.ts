import type { PlacedContainer } from '../../../anatomy/containers';
import type { IntOrString, LifecycleHandler, Probe } from '../../../kubernetes/generated/types';

/** A probe of a container. */
export interface PlacedProbe {
  readonly placed: PlacedContainer;
  readonly name: 'startupProbe' | 'livenessProbe' | 'readinessProbe';
  /** The port that it goes to; `undefined` for one that runs a command. */
  readonly knock: Knock | undefined;
}

const noProbes: readonly PlacedProbe[] = [];

/** The probes of some containers, for each in the order in which the kubelet heeds them. */
export function probesOf(containers: readonly PlacedContainer[]): readonly PlacedProbe[] {
  let probes: PlacedProbe[] | undefined;
  for (const placed of containers) {
    const { startupProbe, livenessProbe, readinessProbe } = placed.container;
    if (startupProbe === undefined && livenessProbe === undefined && readinessProbe === undefined) continue;
    probes ??= [];
    if (startupProbe !== undefined) probes.push({ placed, name: 'startupProbe', knock: knockOf(startupProbe) });
    if (livenessProbe !== undefined) probes.push({ placed, name: 'livenessProbe', knock: knockOf(livenessProbe) });
    if (readinessProbe !== undefined) probes.push({ placed, name: 'readinessProbe', knock: knockOf(readinessProbe) });
  }
  return probes ?? noProbes;
}

/** Where a probe or a lifecycle hook knocks. */
export interface Knock {
  /** `httpGet` */
  readonly action: 'httpGet' | 'tcpSocket' | 'grpc';
  readonly port: IntOrString;
  /** Another address than the Pod's. */
  readonly host: string;
}

/** The port that a probe or a hook goes to over the network; `undefined` for those that run a command. */
export function knockOf(action: Probe | LifecycleHandler): Knock | undefined {
  const { httpGet, tcpSocket } = action;
  if (httpGet !== undefined) return knock('httpGet', httpGet.port, httpGet.host);
  if (tcpSocket !== undefined) return knock('tcpSocket', tcpSocket.port, tcpSocket.host);
  const grpc = 'grpc' in action ? action.grpc : undefined;
  return grpc === undefined ? undefined : knock('grpc', grpc.port, undefined);
}

function knock(action: Knock['action'], port: IntOrString | undefined, host: string | undefined): Knock | undefined {
  return port === undefined ? undefined : { action, port, host: host ?? '' };
}
