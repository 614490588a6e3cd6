import { index } from '../../../findings/field-path';
import type { ServiceSpec } from '../../../kubernetes/generated/types';
import type { Draft } from '../../defaults/draft';
import type { Report } from '../../report/report';
import { lost, lostPositions } from '../lost';

type Spec = Draft<ServiceSpec>;

const values = [
  'clusterIP',
  'ipFamilyPolicy',
  'healthCheckNodePort',
  'allocateLoadBalancerNodePorts',
  'loadBalancerClass',
  'externalTrafficPolicy',
] as const;
const lists = ['clusterIPs', 'ipFamilies'] as const;

/** A copy of the fields of a Service that an update may drop or overwrite. */
export function writtenFields(spec: Spec): Spec {
  return { ...spec, ports: (spec.ports ?? []).map((port) => ({ ...port })) };
}

/** Reports what is written in a Service and that its update does not keep, as it is of no use to the new type. */
export function reportLostFields(written: Spec, spec: Spec, { type }: ServiceSpec, report: Report): void {
  const changes = written.type !== type;
  const why = changes
    ? `the type changes from ${type} to ${written.type}`
    : 'another field of the Service changes what it is';
  const fix = 'remove it';
  for (const name of values) {
    const value: unknown = written[name];
    if (value === undefined || value === '' || value === 0 || value === spec[name]) continue;
    report(lost(`spec.${name}`, why, fix));
  }
  for (const name of lists) {
    const [before, now]: readonly (readonly string[])[] = [written[name] ?? [], spec[name] ?? []];
    if (before === undefined || now === undefined || before.length === 0) continue;
    if (now.length === 0) report(lost(`spec.${name}`, why, fix));
    else for (const at of lostPositions(before, now)) report(lost(index(`spec.${name}`, at), why, fix));
  }
  for (const [at, { nodePort = 0 }] of (written.ports ?? []).entries()) {
    if (nodePort === 0 || nodePort === spec.ports?.[at]?.nodePort) continue;
    report(lost(`${index('spec.ports', at)}.nodePort`, why, fix));
  }
}
