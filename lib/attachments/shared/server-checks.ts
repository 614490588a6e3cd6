import { printed } from './option-values';

const ipv4 = /^\d{1,3}(?:\.\d{1,3}){3}$/;
const ipv6 = /^[0-9A-Fa-f]*:[0-9A-Fa-f]*:[0-9A-Fa-f:.]*$/;

const matches = (patterns: readonly RegExp[]) => (value: unknown) =>
  typeof value === 'string' && patterns.some((pattern) => pattern.test(value));

/** An IP address, one of IPv6 without brackets. */
export const serverAddress = printed('an IP address, without a port', matches([ipv4, ipv6]));

/** A host name or an IP address: what a configuration can have in place of it without quotes. */
export const serverHost = printed(
  'a host name or an address, without a port',
  matches([/^[A-Za-z0-9_](?:[A-Za-z0-9_.-]*[A-Za-z0-9_])?$/, ipv6]),
);

/** A port of a server elsewhere. */
export const serverPort = printed('a port from 1 to 65535', integerBetween(1, 65_535));

/** How many there are of something. */
export const count = printed('an integer of 1 or more', integerBetween(1));

/** The same, with none. */
export const countOrNone = printed('an integer of 0 or more', integerBetween(0));

function integerBetween(lowest: number, highest = 1_000_000): (value: unknown) => boolean {
  return (value) => Number.isInteger(value) && Number(value) >= lowest && Number(value) <= highest;
}
