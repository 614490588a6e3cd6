import type { ServiceSpec } from '../../../kubernetes/generated/types';
import { equal } from '../../../values/equal';
import { parseIp } from '../../api/formats/ip-address';
import { type Draft, isBlank } from '../../defaults/draft';

type Spec = Draft<ServiceSpec>;
type IPFamily = NonNullable<ServiceSpec['ipFamilies']>[number];

/** Stand for the addresses that a cluster gives a Service: one with both families, IPv4 first. */
const given: Readonly<Record<string, string>> = { IPv4: '10.96.0.10', IPv6: 'fd00:10:96::a' };

/** Whether an address may be one that stands for that of a cluster, and is not known. */
export function isGiven(ip: string | undefined): boolean {
  return Object.values(given).some((one) => one === ip);
}

/** One family, unless nothing but the manifest knows the Pods' addresses. */
export function setFamilyPolicy(spec: Spec): void {
  spec.ipFamilyPolicy ??= spec.clusterIP === 'None' && !selectsPods(spec) ? 'RequireDualStack' : 'SingleStack';
}

function selectsPods({ selector = {} }: Spec): boolean {
  return Object.keys(selector).length > 0;
}

/** Gives an old Service that says nothing of families those of its addresses. */
export function completeOldFamilies(spec: Spec): void {
  if (!isBlank(spec.clusterIP) && (spec.clusterIPs ?? []).length === 0) spec.clusterIPs = [spec.clusterIP];
  const { type, clusterIPs = [], ipFamilies = [] } = spec;
  if (type === 'ExternalName' || ipFamilies.length > 0 || clusterIPs.length === 0) return;
  if (spec.clusterIP === 'None') {
    spec.ipFamilies = selectsPods(spec) ? ['IPv4'] : ['IPv4', 'IPv6'];
    spec.ipFamilyPolicy = selectsPods(spec) ? 'SingleStack' : 'RequireDualStack';
    return;
  }
  spec.ipFamilies = clusterIPs.map(familyOf);
  if (clusterIPs.length === 1) spec.ipFamilyPolicy = 'SingleStack';
  else if (clusterIPs.length === 2) spec.ipFamilyPolicy = 'RequireDualStack';
}

/** Gives a new Service its families and addresses, as far as they are not written. */
export function giveAddresses(spec: Spec): void {
  if (spec.type === 'ExternalName') return;
  completeFamilies(spec);
  if (spec.clusterIPs?.[0] !== 'None') giveEachFamily(spec);
}

/** Gives an updated Service what its old one lacks: a second family, or all where that had none. */
export function giveMoreAddresses(spec: Spec, old: ServiceSpec): void {
  completeFamilies(spec);
  const isUpgrade = old.ipFamilies?.length === 1 && spec.ipFamilies?.length === 2 && old.clusterIPs?.[0] !== 'None';
  const hasNone = spec.clusterIPs?.[0] === 'None';
  if (old.type === 'ExternalName' ? !hasNone : isUpgrade) giveEachFamily(spec);
}

/** The types of Services that have addresses. */
const typesWithAddresses: ReadonlySet<unknown> = new Set(['ClusterIP', 'NodePort', 'LoadBalancer']);

/** Whether a Service that prefers both families stays as it is, with as many of them as it has. */
export function staysDualStack(spec: Spec, old: ServiceSpec): boolean {
  return (
    spec.type === old.type &&
    typesWithAddresses.has(spec.type) &&
    spec.ipFamilyPolicy === 'PreferDualStack' &&
    (old.ipFamilyPolicy ?? 'PreferDualStack') === 'PreferDualStack' &&
    equal(spec.clusterIPs ?? [], old.clusterIPs ?? []) &&
    equal(spec.ipFamilies ?? [], old.ipFamilies ?? [])
  );
}

/** With one family, what is as in an old Service with two is cut. */
export function cutToSingleStack(spec: Spec, old: ServiceSpec): void {
  spec.clusterIPs = firstIfSame(spec.clusterIPs, old.clusterIPs);
  spec.ipFamilies = firstIfSame(spec.ipFamilies, old.ipFamilies);
}

function firstIfSame<T>(list: T[] | undefined, old: readonly T[] | undefined): T[] | undefined {
  return list !== undefined && list.length > 1 && equal(list, old) ? list.slice(0, 1) : list;
}

/** Gives each address a family. */
export function completeAddressFamilies(spec: Spec): void {
  const { clusterIPs = [], ipFamilies: written = [] } = spec;
  if (clusterIPs[0] !== 'None') spec.ipFamilies = [...written, ...clusterIPs.slice(written.length).map(familyOf)];
}

function completeFamilies(spec: Spec): void {
  setFamilyPolicy(spec);
  completeAddressFamilies(spec);
  const families: IPFamily[] = [...(spec.ipFamilies ?? [])];
  if (families.length === 0) families.push('IPv4');
  const [first] = families;
  if (spec.ipFamilyPolicy !== 'SingleStack' && families.length === 1) families.push(first === 'IPv4' ? 'IPv6' : 'IPv4');
  spec.ipFamilies = families;
}

/** IPv4 that is written as IPv6 is IPv4, and so is what nobody can read. */
function familyOf(ip: string): IPFamily {
  return parseIp(ip)?.bytes.length === 16 ? 'IPv6' : 'IPv4';
}

function giveEachFamily(spec: Spec): void {
  const { clusterIPs = [], ipFamilies = [] } = spec;
  const all = ipFamilies.map((family, at) => {
    const ip = clusterIPs[at];
    return isBlank(ip) ? (given[family] ?? '') : ip;
  });
  spec.clusterIPs = [...all, ...clusterIPs.slice(all.length)];
  if (isBlank(spec.clusterIP)) spec.clusterIP = spec.clusterIPs[0];
}
