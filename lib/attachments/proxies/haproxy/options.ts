import type { ProxyOptions, ProxyTimeouts, ProxyUpstream, UpstreamPort, UpstreamPorts } from '../shared/options';

/** How HAProxy listens, where it sends requests, and what it does on the way. */
export interface HaproxyOptions extends ProxyOptions {
  /** The application behind the proxy, in the same Pod. */
  readonly upstream: HaproxyUpstream;
  /** Compresses responses of text, JSON, JavaScript and SVG that the application does not compress. @default false */
  readonly gzip?: boolean | undefined;
  readonly timeouts?: ProxyTimeouts | undefined;
  /** Threads. (HAProxy's own default counts the node's CPUs, not the container's.) @default 2 */
  readonly threads?: number | undefined;
  /** Connections of clients at most; further ones wait. Each takes up to 33 KiB of memory while it is busy. @default 2000 */
  readonly maxConnections?: number | undefined;
  /** The port for the kubelet's probes of the proxy. @default 8083 */
  readonly probePort?: number | undefined;
  /** The port on which Prometheus reads `/metrics`. @default 8404 */
  readonly metricsPort?: number | undefined;
}

/** Where requests go: one port of the application, or several to balance over. */
export type HaproxyUpstream = HaproxyUpstreamCommon & (UpstreamPort | UpstreamPorts);

/** What is said of the application whether it has one port or several. */
export interface HaproxyUpstreamCommon extends ProxyUpstream {
  /**
   * `'grpc'` sends requests over HTTP/2 without TLS, and lets clients use HTTP/2. Not with `gzip` or `tls.http2: false`.
   * @default 'http': HTTP/1.1
   */
  readonly protocol?: 'http' | 'grpc' | undefined;
  /**
   * Idle connections to each port of the application that are kept; `0` opens one for each request.
   * @default 32
   * @see https://docs.haproxy.org/3.2/configuration.html#5.2-pool-max-conn
   */
  readonly keepalive?: number | undefined;
}
