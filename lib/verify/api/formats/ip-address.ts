import { append } from '../../../values/append';
/** An address, as its text says it. */
export interface IpAddress {
  /** Four bytes, or sixteen; an IPv4 address that is written as an IPv6 one (`::ffff:10.0.0.1`) has four. */
  readonly bytes: readonly number[];
  /** Whether it is IPv4 written as IPv6. */
  readonly mapped: boolean;
  /** Whether a part is written with more digits than it needs where other software would read it otherwise. */
  readonly leadingZeros: boolean;
}

/** A network, as its text says it. */
export interface Network {
  /** The address before the slash. */
  readonly address: IpAddress;
  /** The bytes of the network itself: those of the address with everything beyond the prefix cleared. */
  readonly bytes: readonly number[];
  /** The number behind the slash. */
  readonly prefix: number;
  /** How many bits of `bytes` the prefix covers: fewer than the number, for IPv4 written as IPv6. */
  readonly bits: number;
  /** Whether the number is written with zeros in front. */
  readonly leadingZeros: boolean;
}

const decimal = /^[0-9]+$/;
const hexadecimal = /^[0-9a-fA-F]+$/;

/** No number of an address needs more digits, however many zeros it is padded with. */
const longest = 0xffffff;

/**
 * Reads an address as API servers always did: zeros in front of a number do not count, and IPv4 may be written as IPv6.
 * @returns undefined for anything else.
 */
export function parseIp(text: string): IpAddress | undefined {
  for (const character of text) {
    if (character === '.') return parseIpv4(text);
    if (character === ':') return parseIpv6(text);
  }
  return undefined;
}

/** Reads a network, as {@link parseIp} reads its address. @returns undefined for anything else. */
export function parseCidr(text: string): Network | undefined {
  const slash = text.indexOf('/');
  if (slash === -1) return undefined;
  const written = text.slice(0, slash);
  const address = parseIpv4(written) ?? parseIpv6(written);
  const length = text.slice(slash + 1);
  const prefix = numberOf(length, 10);
  const width = address === undefined || address.mapped || address.bytes.length === 16 ? 128 : 32;
  if (address === undefined || prefix === undefined || prefix > width) return undefined;
  return { address, prefix, ...networkOf(address, prefix), leadingZeros: hasLeadingZero(length) };
}

/** Whether a network has an address. */
export function contains(network: Network, bytes: readonly number[]): boolean {
  if (network.bytes.length !== bytes.length) return false;
  const cleared = masked(bytes, network.bits);
  return network.bytes.every((byte, at) => byte === cleared[at]);
}

/** An address as RFC 5952 writes it. @see https://datatracker.ietf.org/doc/html/rfc5952 */
export function printIp(bytes: readonly number[]): string {
  if (bytes.length === 4) return bytes.join('.');
  const groups = Array.from({ length: 8 }, (_, at) => (bytes[at * 2] ?? 0) * 256 + (bytes[at * 2 + 1] ?? 0));
  const { start, length } = longestZeros(groups);
  const print = (some: readonly number[]) => some.map((group) => group.toString(16)).join(':');
  if (length < 2) return print(groups);
  return `${print(groups.slice(0, start))}::${print(groups.slice(start + length))}`;
}

function parseIpv4(text: string): IpAddress | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  const bytes: number[] = [];
  for (const part of parts) {
    const byte = numberOf(part, 10);
    if (byte === undefined || byte > 255) return undefined;
    bytes.push(byte);
  }
  return { bytes, mapped: false, leadingZeros: parts.some(hasLeadingZero) };
}

function parseIpv6(text: string): IpAddress | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = parseGroups(halves[0] ?? '', halves.length === 1);
  const tail = parseGroups(halves[1] ?? '', true);
  if (head === undefined || tail === undefined) return undefined;
  const missing = 16 - head.bytes.length - tail.bytes.length;
  if (halves.length === 1 ? missing !== 0 : missing < 2) return undefined;
  const bytes = [...head.bytes, ...new Array<number>(missing).fill(0), ...tail.bytes];
  const mapped = bytes.slice(0, 10).every((byte) => byte === 0) && bytes[10] === 255 && bytes[11] === 255;
  return {
    bytes: mapped ? bytes.slice(12) : bytes,
    mapped,
    leadingZeros: head.leadingZeros || tail.leadingZeros,
  };
}

/** Groups of IPv6 with colons between them; the last may be an IPv4 address where the whole ends there. */
function parseGroups(text: string, last: boolean): Omit<IpAddress, 'mapped'> | undefined {
  if (text === '') return { bytes: [], leadingZeros: false };
  const groups = text.split(':');
  // More than any address has: reading on would take time for nothing.
  if (groups.length > 8) return undefined;
  const bytes: number[] = [];
  let leadingZeros = false;
  for (const [at, group] of groups.entries()) {
    if (last && at === groups.length - 1 && group.includes('.')) {
      const ipv4 = parseIpv4(group);
      if (ipv4 === undefined) return undefined;
      append(bytes, ipv4.bytes);
      leadingZeros ||= ipv4.leadingZeros;
      continue;
    }
    const value = numberOf(group, 16);
    if (value === undefined || value > 0xffff) return undefined;
    bytes.push(value >> 8, value & 255);
    leadingZeros ||= group.length > 4;
  }
  return { bytes, leadingZeros };
}

function numberOf(text: string, base: 10 | 16): number | undefined {
  if (!(base === 10 ? decimal : hexadecimal).test(text)) return undefined;
  const value = Number.parseInt(text, base);
  return value < longest ? value : undefined;
}

function hasLeadingZero(digits: string): boolean {
  return digits.length > 1 && digits.startsWith('0');
}

function networkOf(address: IpAddress, prefix: number): Pick<Network, 'bytes' | 'bits'> {
  if (!address.mapped) return { bytes: masked(address.bytes, prefix), bits: prefix };
  const bytes = masked([...new Array<number>(10).fill(0), 255, 255, ...address.bytes], prefix);
  // A prefix that cuts into the mark of IPv4 leaves an IPv6 network.
  return prefix < 96 ? { bytes, bits: prefix } : { bytes: bytes.slice(12), bits: prefix - 96 };
}

function masked(bytes: readonly number[], bits: number): readonly number[] {
  return bytes.map((byte, at) => byte & (0xff00 >> Math.max(0, Math.min(8, bits - at * 8))) & 255);
}

function longestZeros(groups: readonly number[]): { readonly start: number; readonly length: number } {
  let best = { start: 0, length: 0 };
  let start = 0;
  for (let at = 0; at <= groups.length; at += 1) {
    if (groups[at] === 0) continue;
    if (at - start > best.length) best = { start, length: at - start };
    start = at + 1;
  }
  return best;
}
