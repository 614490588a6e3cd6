import { valueJson } from '../../findings/value-text';
import { type Duration, parseDuration } from '../../kubernetes/duration';
import type { Quantity } from '../../kubernetes/generated/types';
import { dns1123Label, dns1123Subdomain } from '../../kubernetes/names';
import { parseQuantity } from '../../kubernetes/quantity';

// Each check gives the value back in the unit that nginx wants, or throws a RangeError that begins with `where`.

/** The error for a value that cannot be. */
export function refusal(where: string, found: unknown, allowed: string): RangeError {
  return new RangeError(`${where}: found ${valueJson(found)}; ${allowed}`);
}

/** An attachment's name, which leaves room for the names of its volumes. */
export function checkName(where: string, found: string): string {
  if (found !== '' && dns1123Label(`${found}-config`).length === 0) return found;
  throw refusal(where, found, 'give a DNS label of at most 56 characters: a-z, 0-9 and "-"');
}

/** The name of a Secret. */
export function checkSecret(where: string, found: string): string {
  const [problem] = dns1123Subdomain(found);
  if (problem === undefined) return found;
  throw refusal(where, found, `the name of a Secret ${problem}`);
}

/** A port that the proxy listens on. */
export function checkListen(where: string, found: number): number {
  if (Number.isInteger(found) && found >= 1024 && found <= 65_535) return found;
  const why = 'lower ones need root, and a Service can map 80 or 443 to any of these';
  throw refusal(where, found, `allowed are ports 1024 to 65535; ${why}`);
}

/** A port of the application. */
export function checkPort(where: string, found: number): number {
  if (Number.isInteger(found) && found >= 1 && found <= 65_535) return found;
  throw refusal(where, found, 'allowed are ports 1 to 65535');
}

/** A whole number of things. */
export function checkCount(where: string, found: number, lowest: number): number {
  if (Number.isInteger(found) && found >= lowest && found <= 1_000_000) return found;
  throw refusal(where, found, `allowed are whole numbers from ${lowest} to 1000000`);
}

/** A time, in milliseconds. */
export function checkTime(where: string, found: Duration): number {
  const milliseconds = Math.round(parseDuration(found, where) * 1000);
  // nginx keeps times in 32 bits of milliseconds.
  if (milliseconds >= 1 && milliseconds < 2 ** 31) return milliseconds;
  throw refusal(where, found, 'allowed are times above 0 and up to 24 days');
}

/** A time in whole seconds. */
export function checkSeconds(where: string, found: Duration): number {
  const seconds = checkTime(where, found) / 1000;
  if (Number.isInteger(seconds)) return seconds;
  throw refusal(where, found, 'only whole seconds are allowed');
}

/** A size, in bytes. */
export function checkSize(where: string, found: Quantity, lowest: number): number {
  const { mantissa, exponent } = parseQuantity(found, where);
  const bytes = Math.ceil(Number(mantissa) * 10 ** exponent);
  if (Number.isSafeInteger(bytes) && bytes >= lowest) return bytes;
  throw refusal(where, found, `allowed are sizes from ${lowest} bytes on`);
}

/** One of some words, or none. */
export function checkOneOf<Word extends string>(
  where: string,
  found: Word | undefined,
  words: readonly Word[],
): Word | undefined {
  if (found === undefined || words.includes(found)) return found;
  throw refusal(where, found, `allowed are ${words.map((word) => `'${word}'`).join(', ')}`);
}

/** What says where a message ends and which connection it is on: nginx' own to write. */
const framing = ['connection', 'content-length', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Header fields by name, but for those that nginx writes itself: `reserved`, and what frames a message. */
export function checkHeaders(
  where: string,
  found: Readonly<Record<string, string>>,
  reserved: readonly string[] = [],
): Readonly<Record<string, string>> {
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(found)) {
    if (!/^[A-Za-z0-9_-]+$/.test(name)) throw refusal(where, name, 'a name has letters, digits, "-" and "_" only');
    if ([...framing, ...reserved].includes(name.toLowerCase())) {
      throw refusal(where, name, 'nginx writes this one itself; leave it out');
    }
    if (typeof value !== 'string' || !/^[ -~]*$/.test(value) || value.trim() !== value) {
      throw refusal(`${where}.${name}`, value, 'a value has printable ASCII only, and no space at its ends');
    }
    if (seen.has(name.toLowerCase())) throw refusal(where, name, 'give a name once: they do not differ by case');
    seen.add(name.toLowerCase());
  }
  return found;
}

const ipv4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$|\/)|(?=$|\/))){4}(\/(3[0-2]|[12]?\d))?$/;
const ipv6 = /^(?=.*:)[0-9a-fA-F:]{2,39}(\/(12[0-8]|1[01]\d|\d?\d))?$/;

/** An address, or a network in CIDR notation. */
export function checkNetwork(where: string, found: string): string {
  if (ipv4.test(found) || ipv6.test(found)) return found;
  throw refusal(where, found, "give an address or a network, as '10.0.0.0/8' or 'fd00::/8'");
}

/** A path as it stands in a URL, or none. */
export function checkPath(where: string, found: string | undefined): string | undefined {
  if (found === undefined || /^\/[!-~]*$/.test(found)) return found;
  throw refusal(where, found, "give a path as it stands in a URL, as '/ready'");
}
