import { valueJson } from '../../../findings/value-text';
import { type Duration, parseDuration } from '../../../kubernetes/duration';
import type { Quantity } from '../../../kubernetes/generated/types';
import { dns1123Label, dns1123Subdomain } from '../../../kubernetes/names';
import { parseQuantity } from '../../../kubernetes/quantity';

// Each check returns the value in the unit of the settings, or throws a RangeError that begins with `where`.

/** The error for an invalid value: `nginx "nginx": listen must be 1024 to 65535, got 80`. */
export function invalidValue(where: string, given: unknown, rule: string, fix?: string): RangeError {
  return new RangeError(`${where} ${rule}, got ${valueJson(given)}${fix === undefined ? '' : `; ${fix}`}`);
}

/** An attachment's name, short enough for the names of its volumes. */
export function checkName(where: string, given: string): string {
  if (given !== '' && dns1123Label(`${given}-config`).length === 0) return given;
  throw invalidValue(where, given, 'must be a DNS label of at most 56 characters: a-z, 0-9 and "-"');
}

/** The name of a Secret. */
export function checkSecret(where: string, given: string): string {
  const [problem] = dns1123Subdomain(given);
  if (problem === undefined) return given;
  throw new RangeError(`${where} ${problem}`);
}

/** A port that the proxy listens on. */
export function checkListen(where: string, given: number): number {
  if (Number.isInteger(given) && given >= 1024 && given <= 65_535) return given;
  const fix = 'set a higher port, which a Service can map 80 or 443 to: lower ones need root';
  throw invalidValue(where, given, 'must be 1024 to 65535', fix);
}

/** A port of the application. */
export function checkPort(where: string, given: number): number {
  if (Number.isInteger(given) && given >= 1 && given <= 65_535) return given;
  throw invalidValue(where, given, 'must be 1 to 65535');
}

/** An integer. */
export function checkCount(where: string, given: number, lowest: number, highest = 1_000_000): number {
  if (Number.isInteger(given) && given >= lowest && given <= highest) return given;
  throw invalidValue(where, given, `must be an integer from ${lowest} to ${highest}`);
}

/** A time, in milliseconds. */
export function checkTime(where: string, given: Duration): number {
  const milliseconds = Math.round(parseDuration(given, where) * 1000);
  // The proxies keep times in 32 bits of milliseconds.
  if (milliseconds >= 1 && milliseconds < 2 ** 31) return milliseconds;
  throw invalidValue(where, given, 'must be more than 0 and at most 24 days');
}

/** A time in whole seconds. */
export function checkSeconds(where: string, given: Duration): number {
  const seconds = checkTime(where, given) / 1000;
  if (Number.isInteger(seconds)) return seconds;
  throw invalidValue(where, given, 'must be whole seconds');
}

/** A size, in bytes. */
export function checkSize(where: string, given: Quantity, lowest: number): number {
  const { mantissa, exponent } = parseQuantity(given, where);
  const bytes = Math.ceil(Number(mantissa) * 10 ** exponent);
  if (Number.isSafeInteger(bytes) && bytes >= lowest) return bytes;
  throw invalidValue(where, given, `must be ${lowest} bytes or more`);
}

/** One of some words, or `undefined`. */
export function checkOneOf<Word extends string>(
  where: string,
  given: Word | undefined,
  words: readonly Word[],
): Word | undefined {
  if (given === undefined || words.includes(given)) return given;
  throw invalidValue(where, given, `must be one of ${words.map((word) => `"${word}"`).join(', ')}`);
}

/** Headers that frame a message or control the connection, which a proxy sets itself. */
const framing = ['connection', 'content-length', 'keep-alive', 'te', 'trailer', 'transfer-encoding', 'upgrade'];

/** Header fields by name, without those that a proxy sets itself: `reserved`, and those that frame a message. */
export function checkHeaders(
  where: string,
  given: Readonly<Record<string, string>>,
  reserved: readonly string[] = [],
): Readonly<Record<string, string>> {
  const seen = new Set<string>();
  for (const [name, value] of Object.entries(given)) {
    if (!/^[A-Za-z0-9_-]+$/.test(name))
      throw invalidValue(where, name, 'names must consist of letters, digits, "-" and "_"');
    if ([...framing, ...reserved].includes(name.toLowerCase())) {
      throw invalidValue(where, name, 'must not set a header that the proxy sets itself', 'remove it');
    }
    if (typeof value !== 'string' || !/^[ -~]*$/.test(value) || value.trim() !== value) {
      throw invalidValue(`${where}.${name}`, value, 'must be printable ASCII without spaces at its ends');
    }
    if (seen.has(name.toLowerCase())) throw invalidValue(where, name, 'must not repeat a name in another case');
    seen.add(name.toLowerCase());
  }
  return given;
}

const ipv4 = /^((25[0-5]|2[0-4]\d|1?\d?\d)(\.(?!$|\/)|(?=$|\/))){4}(\/(3[0-2]|[12]?\d))?$/;
const ipv6 = /^(?=.*:)[0-9a-fA-F:]{2,39}(\/(12[0-8]|1[01]\d|\d?\d))?$/;

/** An address, or a network in CIDR notation. */
export function checkNetwork(where: string, given: string): string {
  if (ipv4.test(given) || ipv6.test(given)) return given;
  throw invalidValue(where, given, 'must be an address or a network such as "10.0.0.0/8" or "fd00::/8"');
}

/** A URL path, or `undefined`. */
export function checkPath(where: string, given: string | undefined): string | undefined {
  if (given === undefined || /^\/[!-~]*$/.test(given)) return given;
  throw invalidValue(where, given, 'must be a URL path such as "/ready"');
}
