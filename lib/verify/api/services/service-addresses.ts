import { type FieldPath, index } from '../../../findings/field-path';
import { valueText } from '../../../findings/value-text';
import type { ServiceSpec } from '../../../kubernetes/generated/types';
import { duplicate, invalid, type Report } from '../../report/report';
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
 * The addresses of a Service within the cluster, and their families.
 * @see https://kubernetes.io/docs/concepts/services-networking/dual-stack/#services
 */
export function validateClusterIps(spec: ServiceSpec, target: Target, report: Report): void {
  const { clusterIP = '', clusterIPs = [], ipFamilies = [], ipFamilyPolicy } = spec;
  if (clusterIP !== (clusterIPs[0] ?? '')) report(notTheFirst(clusterIP));
  else if (clusterIP === '' && clusterIPs.length > 0) report(notTheFirst(clusterIP));
  validateFamilies(ipFamilies, report);
  validateEnum(ipFamilyPolicy, familyPolicies, 'spec.ipFamilyPolicy', report);
  if (clusterIPs.length === 0) return;
  const valid = validateEach(clusterIPs, target, report);
  if (clusterIPs.length > 2) report(tooMany(clusterIPs));
  if (!valid) return;
  if (clusterIPs.length > 1 && !hasBothFamilies(clusterIPs)) report(oneFamily(clusterIPs));
  if (!isHeadless(spec)) validateFamiliesOf(clusterIPs, ipFamilies, report);
}

/** Addresses outside of the cluster that lead to its nodes: real ones, none of a host's own. */
export function validateExternalIps(ips: readonly string[], target: Target, report: Report): void {
  for (const [at, ip] of ips.entries()) {
    const field = index('spec.externalIPs', at);
    const address = validateIp(ip, field, target, report);
    const special = address === undefined ? undefined : specialUse(address);
    if (special === undefined) continue;
    const message = `${valueText(ip)} ${special}: nothing outside can reach it`;
    report(
      invalid('api/external-ip', field, { value: ip, message, fix: 'write an address that is routed to the nodes' }),
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
        duplicate('api/ip-family', field, { value: family, message: `${family} is there twice`, fix: 'take one out' }),
      );
    }
    seen.add(family);
  }
}

/** @returns whether all of them are addresses. */
function validateEach(clusterIPs: readonly string[], target: Target, report: Report): boolean {
  let valid = true;
  for (const [at, ip] of clusterIPs.entries()) {
    if (at === 0 && ip === 'None') {
      if (clusterIPs.length === 1) continue;
      valid = false;
      const message = 'None makes a Service headless, and then there are no other addresses';
      report(invalid(code, 'spec.clusterIPs', { value: clusterIPs, message, fix: 'leave the others out' }));
    } else if (validateIp(ip, index('spec.clusterIPs', at), target, report) === undefined) {
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
    const message = `${valueText(ip)} is an ${actual} address, and \`ipFamilies[${at}]\` says ${family}`;
    report(invalid(code, field, { value: ip, message, fix: 'write both in the same order' }));
  }
}

function hasBothFamilies(clusterIPs: readonly string[]): boolean {
  return clusterIPs.some(isIpv6) && !clusterIPs.every(isIpv6);
}

function isIpv6(ip: string): boolean {
  return parseIp(ip)?.bytes.length === 16;
}

function specialUse({ bytes }: IpAddress): string | undefined {
  const [first = 0, second = 0, third = 0] = bytes;
  if (bytes.every((byte) => byte === 0)) return 'is the address of no host';
  if (bytes.length === 4) {
    if (first === 127) return 'is an address of the host itself (127.0.0.0/8)';
    if (first === 169 && second === 254) return 'is link-local (169.254.0.0/16)';
    return first === 224 && second === 0 && third === 0 ? 'is link-local multicast (224.0.0.0/24)' : undefined;
  }
  if (bytes.every((byte, at) => byte === (at === 15 ? 1 : 0))) return 'is the address of the host itself (::1)';
  if (first === 0xfe && (second & 0xc0) === 0x80) return 'is link-local (fe80::/10)';
  return first === 0xff && (second & 0x0f) === 2 ? 'is link-local multicast (ff02::/16)' : undefined;
}

function notTheFirst(clusterIP: string) {
  return invalid(code, 'spec.clusterIPs', {
    message:
      clusterIP === ''
        ? 'the list goes with `clusterIP`, which is not there'
        : `the first one is not ${valueText(clusterIP)}, the \`clusterIP\``,
    fix: 'write the first of them in `clusterIP` too, or leave one of the two fields out',
  });
}

function tooMany(clusterIPs: readonly string[]) {
  return invalid(code, 'spec.clusterIPs', {
    value: clusterIPs,
    message: `${clusterIPs.length} addresses are more than the two, one of each family, that a Service can have`,
    fix: 'leave some out',
  });
}

function oneFamily(clusterIPs: readonly string[]) {
  return invalid(code, 'spec.clusterIPs', {
    value: clusterIPs,
    message: 'both addresses are of one family, and a Service has one of each',
    fix: 'leave one out',
  });
}
