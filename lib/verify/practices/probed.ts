import type { PlacedContainer } from '../../anatomy/containers';
import type { IntOrString, LifecycleHandler, Probe } from '../../kubernetes/generated/types';

/** A probe of a container. */
export interface PlacedProbe {
  /** `livenessProbe` */
  readonly name: (typeof probeNames)[number];
  readonly probe: Probe;
}

const probeNames = ['startupProbe', 'livenessProbe', 'readinessProbe'] as const;

/** The probes of a container, in the order in which the kubelet heeds them. */
export function probesOf({ container }: PlacedContainer): readonly PlacedProbe[] {
  const { startupProbe, livenessProbe, readinessProbe } = container;
  // Most containers have none.
  if (startupProbe === undefined && livenessProbe === undefined && readinessProbe === undefined) return noProbes;
  return probeNames.flatMap((name) => {
    const probe = container[name];
    return probe === undefined ? [] : [{ name, probe }];
  });
}

const noProbes: readonly PlacedProbe[] = [];

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
