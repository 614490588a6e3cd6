import { portNumber } from '../../../kubernetes/names';
import { outsideOfPod } from '../../shared/destination';
import { invalidOption } from './invalid-option';

/**
 * Checks the host and the port of a server, beginning errors with `what`.
 * @throws RangeError where the host or the port cannot be one.
 */
export function checkEndpoint(what: string, host: string, port: number): void {
  if (!/^(?:[\w-]+(?:\.[\w-]+)*\.?|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*)$/.test(host))
    throw invalidOption(`${what}: host`, host, 'must be a host name or an address, without port and path');
  if (portNumber(port).length > 0) throw new RangeError(`${what}: port must be 1 to 65535, got ${port}`);
}

/**
 * A server as `host:port`, as in a URL, and for `isolate`.
 * @throws RangeError where the host or the port cannot be one.
 */
export function endpoint(what: string, host: string, port: number) {
  checkEndpoint(what, host, port);
  return { address: `${host.includes(':') ? `[${host}]` : host}:${port}`, sendsTo: outsideOfPod({ host, port }) };
}

/**
 * Checks the path of a URL, beginning errors with `what`.
 * @throws RangeError where it is none.
 */
export function checkPath(what: string, path: string): void {
  if (!/^\/[^\s"<>\\]*$/.test(path))
    throw invalidOption(what, path, 'must be a path that starts with "/", without spaces');
}
