import type { FieldPath } from '../../../findings/field-path';
import type { Finding } from '../../../findings/finding';
import type { Code } from '../../../findings/generated/codes';
import { valueText } from '../../../findings/value-text';
import { trimSpace } from '../../../values/white-space';
import { invalid, type Report } from '../../report/report';
import { warning } from '../../report/warning';
import type { Target } from '../../target/target';
import { type IpAddress, type Network, parseCidr, parseIp, printIp } from './ip-address';

const ipCode = 'api/ip-address';
const cidrCode = 'api/cidr';

/**
 * An IP address, in a field that took sloppy ones until Kubernetes 1.35: with zeros in front of a number, or IPv4 written
 * as IPv6. `serverField` is the path as the server prints it, where that is another one.
 * @see https://kubernetes.io/docs/reference/using-api/deprecation-guide/ and KEP-4858
 */
export function validateIp(
  value: string,
  field: FieldPath,
  target: Target,
  report: Report,
  serverField: FieldPath = field,
): IpAddress | undefined {
  const address = parseIp(value);
  const problem =
    address === undefined ? notAnIp : target.gate('StrictIPCIDRValidation') ? strictIp(address) : undefined;
  if (problem !== undefined) report(wrong(ipCode, value, field, serverField, problem));
  return problem === undefined ? address : undefined;
}

/** A network, as {@link validateIp} checks an address. @returns the network, wherever there is one, even if refused. */
export function validateCidr(
  value: string,
  field: FieldPath,
  target: Target,
  report: Report,
  serverField: FieldPath = field,
): Network | undefined {
  const network = parseCidr(value);
  const problem =
    network === undefined ? notACidr : target.gate('StrictIPCIDRValidation') ? strictCidr(network) : undefined;
  if (problem !== undefined) report(wrong(cidrCode, value, field, serverField, problem));
  return network;
}

/** What the server warns of in an address that it takes. */
export function warnIp(value: string, field: FieldPath, target: Target, report: Report): void {
  // Up to 1.32, an address may say its zone: fe80::1%eth0.
  const plain = target.since('1.33') ? value : value.replace(/%.+$/s, '');
  const address = parseIp(plain);
  if (address === undefined) {
    // In `loadBalancerIP`, which nothing else checks, anything can stand.
    if (!target.since('1.33'))
      report(warning(ipCode, field, `${notAnIp.message}, got ${valueText(value)}`, notAnIp.fix));
    return;
  }
  const standard = !address.leadingZeros && (!address.mapped || !target.since('1.33'));
  const canonical = printAddress(address);
  if (standard && (!value.includes(':') || plain === canonical)) return;
  report(unusual(ipCode, value, field, standard ? canonical : printIp(address.bytes), standard));
}

/** What the server warns of in a network that it takes; `network` is what was read of it, where that was done. */
export function warnCidr(
  value: string,
  field: FieldPath,
  target: Target,
  report: Report,
  network: Network | undefined = parseCidr(value),
): void {
  if (network === undefined) {
    const trimmed = parseCidr(trimSpace(value));
    if (trimmed !== undefined && !target.since('1.33'))
      report(unusual(cidrCode, value, field, trimSpace(value), false));
    return;
  }
  const { address, prefix } = network;
  const sloppy = address.leadingZeros || network.leadingZeros || (address.mapped && target.since('1.33'));
  const canonicalNetwork = `${printIp(network.bytes)}/${network.bits}`;
  const ambiguous = target.since('1.33') && !equal(address, network);
  if (ambiguous)
    report(ambiguity(value, field, canonicalNetwork, `${printIp(address.bytes)}/${address.bytes.length * 8}`));
  if (sloppy) report(unusual(cidrCode, value, field, canonicalNetwork, false));
  if (ambiguous || sloppy || !value.includes(':')) return;
  const canonical = `${printAddress(address)}/${prefix}`;
  if (value !== canonical) report(unusual(cidrCode, value, field, canonical, true));
}

interface Problem {
  readonly message: string;
  readonly fix: string;
}

const notAnIp: Problem = { message: 'must be an IP address', fix: 'set one, such as "10.9.8.7" or "2001:db8::ffff"' };
const notACidr: Problem = {
  message: 'must be a network (CIDR)',
  fix: 'set one, such as "10.9.8.0/24" or "2001:db8::/64"',
};

function strictIp(address: IpAddress): Problem | undefined {
  if (address.leadingZeros) {
    return { message: 'must not have leading zeros', fix: `set "${printIp(address.bytes)}"` };
  }
  if (!address.mapped) return undefined;
  return { message: 'must not be an IPv4-mapped IPv6 address', fix: `set "${printIp(address.bytes)}"` };
}

function strictCidr(network: Network): Problem | undefined {
  const fix = `set "${printIp(network.bytes)}/${network.bits}"`;
  if (network.leadingZeros) return { message: 'must not have leading zeros in its prefix length', fix };
  const problem = strictIp(network.address);
  if (problem !== undefined) return { message: problem.message, fix };
  return equal(network.address, network)
    ? undefined
    : { message: 'must not have bits set beyond its prefix length', fix };
}

function equal(address: IpAddress, network: Network): boolean {
  return address.bytes.length === network.bytes.length && address.bytes.every((byte, at) => byte === network.bytes[at]);
}

function printAddress(address: IpAddress): string {
  return address.mapped ? `::ffff:${printIp(address.bytes)}` : printIp(address.bytes);
}

function wrong(
  code: Code,
  value: string,
  field: FieldPath,
  serverField: FieldPath,
  { message, fix }: Problem,
): Finding {
  const finding = invalid(code, field, { value, message: `${message}, got ${valueText(value)}`, fix });
  return serverField === field ? finding : { ...finding, serverField };
}

function unusual(code: Code, value: string, field: FieldPath, canonical: string, legal: boolean): Finding {
  const message = legal
    ? `not in canonical form (RFC 5952), so controllers may reapply it forever, got ${valueText(value)}`
    : `ambiguous: other software may read another address, and later releases refuse it, got ${valueText(value)}`;
  return warning(code, field, message, `set "${canonical}"`);
}

function ambiguity(value: string, field: FieldPath, network: string, single: string): Finding {
  const message = `ambiguous: bits are set beyond the prefix length, got ${valueText(value)}`;
  return warning(cidrCode, field, message, `set "${network}" for the network, or "${single}" for one address`);
}
