import { valueJson } from '../findings/value-text';
/** A host and a port, as programs take them: an IPv6 address without its brackets. */
export interface HostAndPort {
  readonly host: string;
  readonly port: string;
}

/** A name or an IPv4 address, an IPv6 address in brackets, or a variable; then a port or a variable. */
const hostAndPort =
  /^(?:\[([0-9A-Fa-f]*:[0-9A-Fa-f:.]+(?:%[0-9A-Za-z]+)?)\]|([0-9A-Za-z_$][-0-9A-Za-z._$()]*)):([0-9]+|\$\([^()]+\))$/;

/**
 * Reads `db:5432`, `10.0.0.7:5432`, `[fd00::7]:5432` or `$(DB_HOST):$(DB_PORT)`.
 * @throws RangeError for any other address.
 */
export function parseHostAndPort(address: string, what: string): HostAndPort {
  const [, ipv6, name, port] = hostAndPort.exec(address) ?? [];
  const host = ipv6 ?? name;
  if (host !== undefined && port !== undefined && isPort(port)) return { host, port };
  throw new RangeError(
    `${what}: must be host:port with a port from 1 to 65535, got ${valueJson(address)}; ` +
      `set an address such as "db:5432", "[fd00::7]:5432" or "$(DB_HOST):5432" (a variable of the container)`,
  );
}

function isPort(port: string): boolean {
  return port.startsWith('$') || (Number(port) >= 1 && Number(port) <= 65535);
}

const httpUrl = /^https?:\/\/([^\s/?#]+)(?:[/?#]\S*)?$/;

/**
 * The host of a URL, for naming things after it.
 * @throws RangeError if it is not an http or https URL, or contains a user or password.
 */
export function hostOfUrl(url: string, what: string): string {
  const authority = httpUrl.exec(url)?.[1];
  if (authority === undefined) {
    throw new RangeError(`${what}: must be an http:// or https:// URL without spaces, got ${valueJson(url)}`);
  }
  if (authority.includes('@')) {
    throw new RangeError(
      `${what}: the URL must not contain a user or password, which would be readable in the manifest; remove it`,
    );
  }
  return authority.replace(/:(?:[0-9]*|\$\([^()]+\))$/, '');
}

/**
 * A DNS label from a prefix and any string: invalid characters become dashes, and long labels are cut.
 *
 * @example labelFrom('wait-for', 'db.shop.svc') // 'wait-for-db-shop-svc'
 */
export function labelFrom(prefix: string, text: string): string {
  return `${prefix}-${text.toLowerCase()}`
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 63)
    .replace(/-+$/, '');
}
