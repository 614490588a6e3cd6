import type { Service, ServicePort, ServiceSpec } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
import { giveAddresses } from './addresses';
import { isReachedFromOutside, keepAllocated } from './allocated';
import { type Draft, isBlank } from './draft';

/** For how long a client stays with the same Pod: three hours. */
const stickySeconds = 10800;

/** Fills a Service. Addresses and node ports are given by the cluster, not here. */
export function setServiceDefaults(object: Draft<Service>, target: Target): void {
  const spec = object.spec ?? {};
  object.spec = spec;
  setSessionAffinity(spec);
  if (isBlank(spec.type)) spec.type = 'ClusterIP';
  for (const port of spec.ports ?? []) setPortDefaults(port);
  if (isReachedFromOutside(spec, target) && isBlank(spec.externalTrafficPolicy)) spec.externalTrafficPolicy = 'Cluster';
  const { type } = spec;
  if (type === 'ClusterIP' || type === 'NodePort' || type === 'LoadBalancer') spec.internalTrafficPolicy ??= 'Cluster';
  if (type === 'LoadBalancer') spec.allocateLoadBalancerNodePorts ??= true;
}

/** A new Service has its address in both fields. */
export function completeNewService({ spec }: Draft<Service>): void {
  if (spec !== undefined && !isBlank(spec.clusterIP) && (spec.clusterIPs ?? []).length === 0) {
    spec.clusterIPs = [spec.clusterIP];
  }
}

/** A Service that is stored has what the cluster gave it. */
export function completeStoredService({ spec }: Draft<Service>): void {
  if (spec !== undefined) giveAddresses(spec);
}

/** An update keeps what the cluster gave the old object. */
export function completeServiceUpdate({ spec }: Draft<Service>, old: Service, target: Target): void {
  if (spec !== undefined) keepAllocated(spec, old.spec, target);
}

function setSessionAffinity(spec: Draft<ServiceSpec>): void {
  if (isBlank(spec.sessionAffinity)) spec.sessionAffinity = 'None';
  if (spec.sessionAffinity === 'None') {
    spec.sessionAffinityConfig = undefined;
  } else if (spec.sessionAffinity === 'ClientIP') {
    const written = spec.sessionAffinityConfig?.clientIP?.timeoutSeconds;
    if (written === undefined) spec.sessionAffinityConfig = { clientIP: { timeoutSeconds: stickySeconds } };
  }
}

function setPortDefaults(port: Draft<ServicePort>): void {
  if (isBlank(port.protocol)) port.protocol = 'TCP';
  const { targetPort } = port;
  if (targetPort === undefined || targetPort === 0 || targetPort === '') port.targetPort = port.port ?? 0;
}
