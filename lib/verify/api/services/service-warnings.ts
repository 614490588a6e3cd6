import { type FieldPath, index } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import type { Service, ServiceSpec } from '../../../kubernetes/generated/types';
import type { Report } from '../../report/report';
import { warning } from '../../report/warning';
import type { Target } from '../../target/target';
import { warnCidr, warnIp } from '../formats/ip';

const topologyHints = 'service.kubernetes.io/topology-aware-hints';

/** What the server takes in a Service and warns of. */
export function warnOfService({ metadata, spec }: Service, target: Target, report: Report): void {
  if (metadata.annotations?.[topologyHints] !== undefined) {
    const fix = 'use service.kubernetes.io/topology-mode';
    report(ignored(`metadata.annotations[${topologyHints}]`, 'deprecated annotation', fix));
  }
  warnOfAddresses(spec, target, report);
  const { type, externalIPs = [], externalName = '', trafficDistribution } = spec;
  if (type === 'ExternalName' && externalIPs.length > 0) {
    report(ignored('spec.externalIPs', 'ignored when type is ExternalName'));
  }
  if (type !== 'ExternalName' && externalName !== '') {
    const fix = 'remove it, or set type: ExternalName';
    report(ignored('spec.externalName', `ignored when type is ${type}`, fix));
  }
  if (trafficDistribution === 'PreferClose' && target.since('1.35')) {
    report(ignored('spec.trafficDistribution', 'PreferClose is deprecated', 'use PreferSameZone'));
  }
}

function warnOfAddresses(spec: ServiceSpec, target: Target, report: Report): void {
  const { type, clusterIP = '', clusterIPs = [], externalIPs = [], loadBalancerIP = '' } = spec;
  if (clusterIP !== '' && clusterIP !== 'None') {
    for (const [at, ip] of clusterIPs.entries()) warnIp(ip, index('spec.clusterIPs', at), target, report);
  }
  const headless = type === 'ClusterIP' && clusterIP === 'None';
  if (headless && target.since('1.34')) warnOfHeadless(spec, report);
  for (const [at, ip] of externalIPs.entries()) warnIp(ip, index('spec.externalIPs', at), target, report);
  if (externalIPs.length > 0 && !headless && type !== 'ExternalName' && target.since('1.36')) {
    report(ignored('spec.externalIPs', 'deprecated: clusters might ignore it', 'use a load balancer'));
  }
  if (loadBalancerIP !== '') warnIp(loadBalancerIP, 'spec.loadBalancerIP', target, report);
  for (const [at, range] of (spec.loadBalancerSourceRanges ?? []).entries()) {
    warnCidr(range, index('spec.loadBalancerSourceRanges', at), target, report);
  }
}

function warnOfHeadless({ loadBalancerIP = '', externalIPs = [], sessionAffinity }: ServiceSpec, report: Report): void {
  const message = 'ignored for a headless Service';
  if (loadBalancerIP !== '') report(ignored('spec.loadBalancerIP', message));
  if (externalIPs.length > 0) report(ignored('spec.externalIPs', message));
  if (sessionAffinity !== 'None') report(ignored('spec.sessionAffinity', message));
}

function ignored(field: FieldPath, message: string, fix = 'remove it'): Finding {
  return warning('api/service-ignores', field, message, fix);
}
