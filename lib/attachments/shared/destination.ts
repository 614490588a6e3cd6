import type { Destination } from '../../pod/attachment';

const loopback = /^(?:localhost|127(?:\.\d{1,3}){3}|\[?::1\]?)$/i;

/** Whether a host is the Pod itself. */
export function isLoopback(host: string): boolean {
  return loopback.test(host);
}

/** A server as a list, which is empty where it is in the same Pod. */
export function outsideOfPod(server: Destination): readonly Destination[] {
  return server.host !== undefined && isLoopback(server.host) ? [] : [server];
}

/** The server of a URL as a list, which is empty where it is in the same Pod; `unix:` has none. */
export function serverOf(url: string, defaultPort: number): readonly Destination[] {
  const [, host, port] = /^[a-z]+:\/\/(\[[^\]]+\]|[^/:?#]+)(?::(\d+))?/.exec(url) ?? [];
  if (host === undefined) return [];
  return outsideOfPod({ host: host.replace(/^\[|\]$/g, ''), port: port === undefined ? defaultPort : Number(port) });
}
