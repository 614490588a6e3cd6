import type { ServiceSpec } from '../../../kubernetes/generated/types';
import { equal } from '../../../values/equal';
import { type Draft, isBlank } from '../../defaults/draft';
import { isReachedFromOutside } from '../../defaults/service';
import type { Target } from '../../target/target';

type Spec = Draft<ServiceSpec>;

/**
 * What an update of a Service keeps of what was allocated to the old one, which a manifest does not say.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/service/storage/storage.go (patchAllocatedValues)
 */
export function keepAllocated(spec: Spec, old: ServiceSpec, target: Target): void {
  if (hasAddress(old) && hasAddress(spec)) {
    if (isBlank(spec.clusterIP)) spec.clusterIP = old.clusterIP;
    if (isNone(spec.clusterIPs) && !isNone(old.clusterIPs)) spec.clusterIPs = [...old.clusterIPs];
  }
  if (hasNodePorts(old, target) && hasNodePorts(spec, target)) keepNodePorts(spec, old);
  if (hasHealthCheck(old) && hasHealthCheck(spec)) spec.healthCheckNodePort ||= old.healthCheckNodePort;
  followClusterIp(spec, old);
}

type Either = Pick<Spec, 'type' | 'allocateLoadBalancerNodePorts' | 'externalTrafficPolicy'>;

function hasAddress({ type }: Either): boolean {
  return type !== 'ExternalName';
}

function isNodePortType(type: string | undefined): boolean {
  return type === 'NodePort' || type === 'LoadBalancer';
}

function hasNodePorts({ type, allocateLoadBalancerNodePorts: allocates }: Either, target: Target): boolean {
  return isNodePortType(type) && (type === 'NodePort' || allocates !== false || !target.since('1.30'));
}

function hasHealthCheck({ type, externalTrafficPolicy }: Either): boolean {
  return type === 'LoadBalancer' && externalTrafficPolicy === 'Local';
}

function isNone<T>(list: readonly T[] | undefined): list is readonly [] | undefined {
  return list === undefined || list.length === 0;
}

/** A port without a node port gets that of the old port of the same name, unless another one has it. */
function keepNodePorts({ ports = [] }: Spec, { ports: before = [] }: ServiceSpec): void {
  const usedNow = nodePortsOf(ports);
  const used = new Set([...nodePortsOf(before)].filter((port) => usedNow.has(port)));
  const byName = new Map(before.map(({ name = '', nodePort }) => [name, nodePort]));
  for (const port of ports) {
    const known = byName.get(port.name ?? '');
    if ((port.nodePort ?? 0) === 0 && known !== undefined && !used.has(known)) port.nodePort = known;
  }
}

function nodePortsOf(ports: readonly { readonly nodePort?: number | undefined }[]): ReadonlySet<number> {
  return new Set(ports.map(({ nodePort = 0 }) => nodePort).filter((port) => port !== 0));
}

/** `clusterIPs` follows a `clusterIP` that changes, where only that is written. */
function followClusterIp(spec: Spec, old: ServiceSpec): void {
  const [ip, before] = [spec.clusterIP ?? '', old.clusterIP ?? ''];
  if (ip === before) {
    if (isNone(spec.clusterIPs) && !isNone(old.clusterIPs)) spec.clusterIPs = [...old.clusterIPs];
  } else if (sameList(spec.clusterIPs, old.clusterIPs)) {
    spec.clusterIPs = ip === '' ? undefined : [ip];
  }
}

function sameList(list: readonly string[] = [], other: readonly string[] = []): boolean {
  return equal(list, other);
}

/** What the new type of a Service has no use for goes, unless it is written anew. */
export function dropUseless(spec: Spec, old: ServiceSpec, target: Target): void {
  if (hasAddress(old) && !hasAddress(spec)) {
    if ((spec.clusterIP ?? '') === (old.clusterIP ?? '') && sameList(spec.clusterIPs, old.clusterIPs)) {
      spec.clusterIP = undefined;
      spec.clusterIPs = undefined;
    }
    if (sameList(spec.ipFamilies, old.ipFamilies)) spec.ipFamilies = undefined;
    if (spec.ipFamilyPolicy === old.ipFamilyPolicy) spec.ipFamilyPolicy = undefined;
  }
  if (isNodePortType(old.type) && !isNodePortType(spec.type)) dropNodePorts(spec, old);
  if (hasHealthCheck(old) && !hasHealthCheck(spec) && sameNumber(spec.healthCheckNodePort, old.healthCheckNodePort)) {
    spec.healthCheckNodePort = undefined;
  }
  if (old.type === 'LoadBalancer' && spec.type !== 'LoadBalancer') {
    for (const name of ['allocateLoadBalancerNodePorts', 'loadBalancerClass'] as const) {
      if (spec[name] === old[name]) spec[name] = undefined;
    }
  }
  const leaves = isReachedFromOutside(old, target) && !isReachedFromOutside(spec, target);
  if (leaves && spec.externalTrafficPolicy === old.externalTrafficPolicy) spec.externalTrafficPolicy = undefined;
}

function sameNumber(number = 0, other = 0): boolean {
  return number === other;
}

function dropNodePorts({ ports = [] }: Spec, { ports: before = [] }: ServiceSpec): void {
  const known = nodePortsOf(before);
  if ([...nodePortsOf(ports)].some((port) => !known.has(port))) return;
  for (const port of ports) port.nodePort = undefined;
}
