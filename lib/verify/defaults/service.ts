import type { Service, ServicePort, ServiceSpec } from '../../kubernetes/generated/types';
import type { Target } from '../target/target';
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

/** Whether something outside the cluster reaches a Service. */
export function isReachedFromOutside({ type, externalIPs }: Draft<ServiceSpec> | ServiceSpec, target: Target): boolean {
  if (type === 'NodePort' || type === 'LoadBalancer') return true;
  return type === 'ClusterIP' && (externalIPs ?? []).length > 0 && target.since('1.29');
}
