import { type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { ServiceSpec } from '../../../kubernetes/generated/types';
import { duplicate, internalError, invalid, type Report, required } from '../../report/report';
import type { Target } from '../../target/target';
import { validateEnum } from '../formats/enum';
import { validateIp } from '../formats/ip';
import { type IpAddress, parseIp } from '../formats/ip-address';

const code = 'api/cluster-ip';
const families: ReadonlySet<string> = new Set(['IPv4', 'IPv6']);
const familyPolicies: ReadonlySet<string> = new Set(['PreferDualStack', 'RequireDualStack', 'SingleStack']);

/** Whether DNS answers with the Pods themselves. */
export function isHeadless({ clusterIPs = [] }: ServiceSpec): boolean {
  return clusterIPs.length === 1 && clusterIPs[0] === 'None';
}

/**
 * The addresses of a Service within the cluster, and their families. Old addresses are tolerated.
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 */
export function validateClusterIps(
  spec: ServiceSpec,
  target: Target,
  report: Report,
  old: readonly string[] = [],
): void {
  const { clusterIP = '', clusterIPs = [], ipFamilies = [], ipFamilyPolicy } = spec;
  if (clusterIP !== '' && clusterIPs.length === 0) report(withoutList(clusterIP));
  else if (clusterIP !== (clusterIPs[0] ?? '')) report(notTheFirst(clusterIP));
  else if (clusterIP === '' && clusterIPs.length > 0) report(notTheFirst(clusterIP));
  validateFamilies(ipFamilies, report);
  validateEnum(ipFamilyPolicy, familyPolicies, 'spec.ipFamilyPolicy', report);
  if (clusterIPs.length === 0) return;
  const valid = validateEach(clusterIPs, target, report, old);
  if (clusterIPs.length > 2) report(tooMany(clusterIPs));
  if (!valid) return;
  if (clusterIPs.length > 1) validateBothFamilies(clusterIPs, report);
  if (!isHeadless(spec)) validateFamiliesOf(clusterIPs, ipFamilies, report);
}

/** Addresses outside of the cluster that lead to its nodes: real ones, none of a host's own. Old ones are tolerated. */
export function validateExternalIps(
  ips: readonly string[],
  target: Target,
  report: Report,
  old: readonly string[] = [],
): void {
  for (const [at, ip] of ips.entries()) {
    const field = index('spec.externalIPs', at);
    const known = old.includes(ip) ? parseIp(ip) : undefined;
    const address = known ?? validateIp(ip, field, target, report);
    const special = address === undefined ? undefined : specialUse(address);
    if (special === undefined) continue;
    const message = `must not be ${special}, got ${valueText(ip)}`;
    report(
      invalid('api/external-ip', field, { value: ip, message, fix: 'set an address that is routed to the nodes' }),
    );
  }
}

function validateFamilies(ipFamilies: readonly string[], report: Report): void {
  const seen = new Set<string>();
  for (const [at, family] of ipFamilies.entries()) {
    const field = index('spec.ipFamilies', at);
    if (!families.has(family)) {
      const others = [...families].filter((one) => !ipFamilies.includes(one));
      validateEnum(family, families, field, report, others.length === 0 ? {} : { fitting: new Set(others) });
    }
    if (seen.has(family)) {
      report(
        duplicate('api/ip-family', field, {
          value: family,
          message: `duplicate family ${family}`,
          fix: 'remove one of them',
        }),
      );
    }
    seen.add(family);
  }
}

/** @returns whether all of them are addresses. */
function validateEach(clusterIPs: readonly string[], target: Target, report: Report, old: readonly string[]): boolean {
  let valid = true;
  for (const [at, ip] of clusterIPs.entries()) {
    if (at === 0 && ip === 'None') {
      if (clusterIPs.length === 1) continue;
      valid = false;
      const message = 'None must be the only address';
      report(invalid(code, 'spec.clusterIPs', { value: clusterIPs, message, fix: 'remove the others' }));
    } else if (!old.includes(ip) && validateIp(ip, index('spec.clusterIPs', at), target, report) === undefined) {
      valid = false;
    }
  }
  return valid;
}

function validateFamiliesOf(clusterIPs: readonly string[], ipFamilies: readonly string[], report: Report): void {
  for (const [at, ip] of clusterIPs.entries()) {
    const family = ipFamilies[at];
    if (family === undefined) return;
    const actual = isIpv6(ip) ? 'IPv6' : 'IPv4';
    if (!families.has(family) || actual === family) continue;
    const field: FieldPath = index('spec.clusterIPs', at);
    const message = `must be ${family}, as ipFamilies[${at}] sets, got ${actual} address ${valueText(ip)}`;
    report(invalid(code, field, { value: ip, message, fix: 'use the same order in both lists' }));
  }
}

/** An old address may be one that nobody can read. */
function validateBothFamilies(clusterIPs: readonly string[], report: Report): void {
  const unreadable = clusterIPs.find((ip) => parseIp(ip) === undefined);
  const hasBoth = clusterIPs.some(isIpv6) && !clusterIPs.every(isIpv6);
  if (unreadable !== undefined) {
    const message = `must be IP addresses, got ${valueText(unreadable)}`;
    report(internalError(code, 'spec.clusterIPs', { value: clusterIPs, message, fix: 'remove it' }));
  }
  if (unreadable !== undefined || !hasBoth) report(oneFamily(clusterIPs));
}

function isIpv6(ip: string): boolean {
  return parseIp(ip)?.bytes.length === 16;
}

function specialUse({ bytes }: IpAddress): string | undefined {
  const [first = 0, second = 0, third = 0] = bytes;
  if (bytes.every((byte) => byte === 0)) return 'the unspecified address';
  if (bytes.length === 4) {
    if (first === 127) return 'a loopback address (127.0.0.0/8)';
    if (first === 169 && second === 254) return 'a link-local address (169.254.0.0/16)';
    return first === 224 && second === 0 && third === 0 ? 'a link-local multicast address (224.0.0.0/24)' : undefined;
  }
  if (bytes.every((byte, at) => byte === (at === 15 ? 1 : 0))) return 'the loopback address (::1)';
  if (first === 0xfe && (second & 0xc0) === 0x80) return 'a link-local address (fe80::/10)';
  return first === 0xff && (second & 0x0f) === 2 ? 'a link-local multicast address (ff02::/16)' : undefined;
}

function notTheFirst(clusterIP: string) {
  return invalid(code, 'spec.clusterIPs', {
    message: clusterIP === '' ? 'requires clusterIP' : `must start with clusterIP (${valueText(clusterIP)})`,
    fix: 'set clusterIP to the first of them, or remove one of the two fields',
  });
}

/** An update adds no list where the old object has another one. */
function withoutList(clusterIP: string) {
  const value = valueText(clusterIP);
  return required(code, 'spec.clusterIPs', { message: `missing next to clusterIP ${value}`, fix: `set [${value}]` });
}

function tooMany(clusterIPs: readonly string[]) {
  return invalid(code, 'spec.clusterIPs', {
    value: clusterIPs,
    message: `must have at most 2 addresses, one of each family, got ${clusterIPs.length}`,
    fix: 'remove some',
  });
}

function oneFamily(clusterIPs: readonly string[]) {
  return invalid(code, 'spec.clusterIPs', {
    value: clusterIPs,
    message: 'must have one address of each family',
    fix: 'remove one of them',
  });
}
