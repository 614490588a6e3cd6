import type { ServicePort, ServiceSpec } from '../../../kubernetes/generated/types';
import type { Draft } from '../../defaults/draft';

type Spec = Draft<ServiceSpec>;
type Port = Draft<ServicePort>;

/** The first of the ports that stand for those that a cluster gives a Service. */
const first = 32_700;

/** Gives a new Service its node ports and that of its health check, as far as they are not written. */
export function giveNodePorts(spec: Spec): void {
  let next = first;
  const { ports = [], type, externalTrafficPolicy } = spec;
  const byPort = new Map<number, number>();
  for (const port of ports) {
    const number = port.port ?? 0;
    if (!hasNodePort(port) && !allocates(spec)) continue;
    const known = byPort.get(number) ?? ports.find((one) => one.port === port.port && hasNodePort(one))?.nodePort;
    port.nodePort ||= known ?? next++;
    if (!byPort.has(number)) byPort.set(number, port.nodePort);
  }
  if (type === 'LoadBalancer' && externalTrafficPolicy === 'Local') spec.healthCheckNodePort ||= next;
}

/** Two ports of a protocol that are to have one node port. */
export function nodePortTwice({ type, ports = [] }: Spec): number | undefined {
  if (type !== 'NodePort' && type !== 'LoadBalancer') return undefined;
  const seen = new Set<string>();
  for (const [at, port] of ports.entries()) {
    const key = `${port.protocol} ${port.nodePort}`;
    if (hasNodePort(port) && seen.has(key)) return at;
    seen.add(key);
  }
  return undefined;
}

function hasNodePort({ nodePort = 0 }: Port): boolean {
  return nodePort !== 0;
}

function allocates({ type, allocateLoadBalancerNodePorts }: Spec): boolean {
  return type === 'NodePort' || (type === 'LoadBalancer' && allocateLoadBalancerNodePorts === true);
}
