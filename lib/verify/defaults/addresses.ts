import type { ServiceSpec } from '../../kubernetes/generated/types';
import { equal } from '../../values/equal';
import { type Draft, isBlank } from './draft';

type Spec = Draft<ServiceSpec>;
type IPFamily = NonNullable<ServiceSpec['ipFamilies']>[number];

/** Stand for what a cluster gives a Service: one with addresses of both families, IPv4 first. */
const given = { IPv4: '10.96.0.10', IPv6: 'fd00:10:96::a', healthCheckNodePort: 32_700 } as const;
const families = ['IPv4', 'IPv6'] as const;

/**
 * Gives a new Service its families, addresses and the port of its health check, as far as they are not written.
 * @see https://github.com/kubernetes/kubernetes/blob/master/pkg/registry/core/service/storage/alloc.go
 */
export function giveAddresses(spec: Spec): void {
  if (spec.type === 'ExternalName') return;
  completeFamilies(spec);
  if (spec.clusterIPs?.[0] !== 'None') giveEachFamily(spec);
  if (spec.type === 'LoadBalancer' && spec.externalTrafficPolicy === 'Local') {
    spec.healthCheckNodePort ||= given.healthCheckNodePort;
  }
}

/** Gives an updated Service what its old one lacks: a second family, or all where that had none. */
export function giveMoreAddresses(spec: Spec, old: ServiceSpec): void {
  if (spec.type === 'ExternalName' || staysDualStack(spec, old)) return;
  spec.ipFamilyPolicy ??= old.ipFamilyPolicy;
  if (spec.ipFamilyPolicy === 'SingleStack') {
    spec.clusterIPs = firstIfSame(spec.clusterIPs, old.clusterIPs);
    spec.ipFamilies = firstIfSame(spec.ipFamilies, old.ipFamilies);
  }
  if (hasWrongPolicy(spec, old)) return;
  completeFamilies(spec);
  const isUpgrade = old.ipFamilies?.length === 1 && spec.ipFamilies?.length === 2 && old.clusterIPs?.[0] !== 'None';
  if (isUpgrade || old.type === 'ExternalName') giveEachFamily(spec);
}

/** Whether addresses or families go or come that the policy does not want. */
export function hasWrongPolicy(spec: Spec | ServiceSpec, old: ServiceSpec): boolean {
  return (['clusterIPs', 'ipFamilies'] as const).some((name) => {
    const [now, before] = [spec[name]?.length ?? 0, old[name]?.length ?? 0];
    return spec.ipFamilyPolicy === 'SingleStack' ? now === 2 : now > 0 && now < before;
  });
}

/** A Service with both families where there are both does not change on its own. */
function staysDualStack(spec: Spec, old: ServiceSpec): boolean {
  return (
    spec.type === old.type &&
    spec.ipFamilyPolicy === 'PreferDualStack' &&
    (old.ipFamilyPolicy ?? 'PreferDualStack') === 'PreferDualStack' &&
    equal(spec.clusterIPs ?? [], old.clusterIPs ?? []) &&
    equal(spec.ipFamilies ?? [], old.ipFamilies ?? [])
  );
}

function firstIfSame<T>(list: T[] | undefined, old: readonly T[] | undefined): T[] | undefined {
  return list !== undefined && list.length > 1 && equal(list, old) ? list.slice(0, 1) : list;
}

function completeFamilies(spec: Spec): void {
  const { clusterIPs = [], ipFamilies: written = [] } = spec;
  const isHeadless = spec.clusterIP === 'None';
  const hasNoPods = isHeadless && Object.keys(spec.selector ?? {}).length === 0;
  spec.ipFamilyPolicy ??= hasNoPods ? 'RequireDualStack' : 'SingleStack';
  const ofAddresses = isHeadless ? [] : clusterIPs.slice(written.length).map(familyOf);
  const list: IPFamily[] = [...written, ...ofAddresses];
  if (list.length === 0) list.push('IPv4');
  const [first] = list;
  if (spec.ipFamilyPolicy !== 'SingleStack' && list.length === 1) list.push(first === 'IPv4' ? 'IPv6' : 'IPv4');
  spec.ipFamilies = list;
}

function familyOf(ip: string): IPFamily {
  return ip.includes(':') ? 'IPv6' : 'IPv4';
}

function giveEachFamily(spec: Spec): void {
  const { clusterIPs = [], ipFamilies = [] } = spec;
  spec.clusterIPs = ipFamilies.map((family, at) => {
    const ip = clusterIPs[at];
    return isBlank(ip) ? (families.includes(family) ? given[family] : '') : ip;
  });
  if (isBlank(spec.clusterIP)) spec.clusterIP = spec.clusterIPs[0];
}
