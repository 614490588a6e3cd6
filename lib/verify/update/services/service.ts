import { index } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import { valueText } from '../../../findings/value-text';
import type { Service, ServiceSpec } from '../../../kubernetes/generated/types';
import { isHeadless } from '../../api/services/service-addresses';
import { invalid, type Report } from '../../report/report';
import type { Target } from '../../target/target';
import { immutablePart } from '../immutable-part';
import { isGiven } from './addresses';

/**
 * What stays in a Service: its addresses, their families, and who balances its load. What a new object omits of that is as in
 * the old one. What a cluster allocates beyond it, and whether it has both families, is not known here.
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 */
export function validateServiceUpdate(service: Service, old: Service, _: Target, report: Report): void {
  if (service.spec.type !== 'ExternalName' && old.spec.type !== 'ExternalName') {
    validateAddresses(service.spec, old.spec, report);
    validateFamilies(service.spec, old.spec, report);
  }
  if (service.spec.type !== 'LoadBalancer' || old.spec.type !== 'LoadBalancer') return;
  const fix = 'keep the old class, or delete the Service and create it again';
  immutablePart(service, old, 'spec.loadBalancerClass', { fix }, report);
  if (service.spec.externalTrafficPolicy !== 'Local' || old.spec.externalTrafficPolicy !== 'Local') return;
  const part = { reason: 'forbidden', fix: 'keep the old port, or remove it' } as const;
  immutablePart(service, old, 'spec.healthCheckNodePort', part, report);
}

function validateAddresses(spec: ServiceSpec, old: ServiceSpec, report: Report): void {
  if (isHeadless(spec) && isHeadless(old)) return;
  const [now, before] = [spec.clusterIPs ?? [], old.clusterIPs ?? []];
  if (now.length === before.length) {
    for (const [at, ip] of now.entries()) if (ip !== before[at]) report(otherAddress(at, ip, before[at]));
    return;
  }
  if (now.length === 0) report(otherAddress(0, undefined, before[0]));
  else if (before.length > 0 && now[0] !== before[0]) report(otherAddress(0, now[0], before[0]));
}

function validateFamilies(spec: ServiceSpec, old: ServiceSpec, report: Report): void {
  if (isHeadless(spec) || isHeadless(old)) return;
  const [now, before] = [spec.ipFamilies ?? [], old.ipFamilies ?? []];
  if (now.length === before.length) {
    const at = now.findIndex((family, position) => family !== before[position]);
    if (at !== -1) report(otherFamily(at, now[at], before[at]));
    return;
  }
  const hasAddress = (spec.clusterIPs ?? []).length > 0;
  if (now.length < before.length && !hasAddress) report(otherFamily(0, now[0], before[0]));
  if (now.length > 0 && before.length > 0 && now[0] !== before[0]) report(otherFamily(0, now[0], before[0]));
}

/** The first address is in `clusterIP` as well, which is where most manifests have it. */
function otherAddress(at: number, value: string | undefined, old: string | undefined): Finding {
  const serverField = index('spec.clusterIPs', at);
  const fix = 'keep the old address, remove it, or delete the Service and create it again';
  return {
    ...immutable(at === 0 ? 'spec.clusterIP' : serverField, value, old, fix),
    ...(at === 0 && { serverField }),
  };
}

/** The server names the first one, whichever it is. */
function otherFamily(at: number, value: string | undefined, old: string | undefined): Finding {
  const field = index('spec.ipFamilies', at);
  const fix = 'keep the old family, or delete the Service and create it again';
  return { ...immutable(field, value, old, fix), ...(at > 0 && { serverField: index('spec.ipFamilies', 0) }) };
}

function immutable(field: string, value: string | undefined, old: string | undefined, fix: string): Finding {
  const got = value === undefined ? 'none' : valueText(value);
  const kept = isGiven(old) ? 'the address of' : `${valueText(old)} as in`;
  const message = `immutable: must be ${kept} the old Service, got ${got}`;
  return invalid('api/immutable-field', field, { value, message, fix });
}
