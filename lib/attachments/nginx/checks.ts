import { valueJson } from '../../findings/value-text';
import { type Duration, parseDuration } from '../../kubernetes/duration';
import type { Quantity } from '../../kubernetes/generated/types';
import { dns1123Label, dns1123Subdomain } from '../../kubernetes/names';
import { parseQuantity } from '../../kubernetes/quantity';

// Each check returns the value in nginx's unit, or throws a RangeError that begins with `where`.

/** The error for an invalid value: `nginx "nginx": listen must be 1024 to 65535, got 80`. */
export function invalidValue(where: string, given: unknown, rule: string, fix?: string): RangeError {
  return new RangeError(`${where} ${rule}, got ${valueJson(given)}${fix === undefined ? '' : `; ${fix}`}`);
}

/** An attachment's name, short enough for the names of its volumes. */
export function checkName(where: string, found: string): string {
  if (found !== '' && dns1123Label(`${found}-config`).length === 0) return found;
  throw invalidValue(where, found, 'must be a DNS label of at most 56 characters: a-z, 0-9 and "-"');
}

/** The name of a Secret. */
export function checkSecret(where: string, found: string): string {
  const [problem] = dns1123Subdomain(found);
  if (problem === undefined) return found;
  throw new RangeError(`${where} ${problem}`);
}

/** A port that the proxy listens on. */
export function checkListen(where: string, found: number): number {
  if (Number.isInteger(found) && found >= 1024 && found <= 65_535) return found;
  const fix = 'set a higher port, which a Service can map 80 or 443 to: lower ones need root';
  throw invalidValue(where, found, 'must be 1024 to 65535', fix);
}

/** A port of the application. */
export function checkPort(where: string, found: number): number {
  if (Number.isInteger(found) && found >= 1 && found <= 65_535) return found;
  throw invalidValue(where, found, 'must be 1 to 65535');
}

/** An integer. */
export function checkCount(where: string, found: number, lowest: number): number {
  if (Number.isInteger(found) && found >= lowest && found <= 1_000_000) return found;
  throw invalidValue(where, found, `must be an integer from ${lowest} to 1000000`);
}

/** A time, in milliseconds. */
export function checkTime(where: string, found: Duration): number {
  const milliseconds = Math.round(parseDuration(found, where) * 1000);
  // nginx keeps times in 32 bits of milliseconds.
  if (milliseconds >= 1 && milliseconds < 2 ** 31) return milliseconds;
  throw invalidValue(where, found, 'must be more than 0 and at most 24 days');
}

/** A time in whole seconds. */
export function checkSeconds(where: string, found: Duration): number {
  const seconds = checkTime(where, found) / 1000;
  if (Number.isInteger(seconds)) return seconds;
  throw invalidValue(where, found, 'must be whole seconds');
}

/** A size, in bytes. */
export function checkSize(where: string, found: Quantity, lowest: number): number {
  const { mantissa, exponent } = parseQuantity(found, where);
  const bytes = Math.ceil(Number(mantissa) * 10 ** exponent);
  if (Number.isSafeInteger(bytes) && bytes >= lowest) return bytes;
  throw invalidValue(where, found, `must be ${lowest} bytes or more`);
}

/** One of some words, or `undefined`. */
export function checkOneOf<Word extends string>(
  where: string,
  found: Word | undefined,
  words: readonly Word[],
): Word | undefined {
  if (found === undefined || words.includes(found)) return found;
  throw invalidValue(where, found, `must be one of ${words.map((word) => `"${word}"`).join(', ')}`);
}

/** Headers that frame a message or control the connection, which nginx sets itself. */
const framing = ['connection', 'content-length', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Header fields by name, without those that nginx sets itself: `reserved`, and those that frame a message. */
export function checkHeaders(
  where: string,
  found: Readonly<Record<string, string>>,
  reserved: readonly string[] = [],
): Readonly<Record<string, string>> {
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(found)) {
    if (!/^[A-Za-z0-9_-]+$/.test(name))
      throw invalidValue(where, name, 'names must consist of letters, digits, "-" and "_"');
    if ([...framing, ...reserved].includes(name.toLowerCase())) {
      throw invalidValue(where, name, 'must not set a header that nginx sets itself', 'remove it');
    }
    if (typeof value !== 'string' || !/^[ -~]*$/.test(value) || value.trim() !== value) {
      throw invalidValue(`${where}.${name}`, value, 'must be printable ASCII without spaces at its ends');
    }
    if (seen.has(name.toLowerCase())) throw invalidValue(where, name, 'must not repeat a name in another case');
    seen.add(name.toLowerCase());
  }
  return found;
}

const ipv4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$|\/)|(?=$|\/))){4}(\/(3[0-2]|[12]?\d))?$/;
const ipv6 = /^(?=.*:)[0-9a-fA-F:]{2,39}(\/(12[0-8]|1[01]\d|\d?\d))?$/;

/** An address, or a network in CIDR notation. */
export function checkNetwork(where: string, found: string): string {
  if (ipv4.test(found) || ipv6.test(found)) return found;
  throw invalidValue(where, found, 'must be an address or a network such as "10.0.0.0/8" or "fd00::/8"');
}

/** A URL path, or `undefined`. */
export function checkPath(where: string, found: string | undefined): string | undefined {
  if (found === undefined || /^\/[!-~]*$/.test(found)) return found;
  throw invalidValue(where, found, 'must be a URL path such as "/ready"');
}
