import type { Duration } from '../../../kubernetes/duration';
import type { ProxyOptions, ProxyTimeouts, ProxyUpstream, UpstreamPort, UpstreamPorts } from '../shared/options';

/** How Envoy listens, where it sends requests, and what it does on the way. */
export interface EnvoyOptions extends ProxyOptions {
  /** The application behind the proxy, in the same Pod. */
  readonly upstream: EnvoyUpstream;
  /** `client` is the time for the head of a request only; its body is read within `read`. */
  readonly timeouts?: ProxyTimeouts | undefined;
  /** Worker threads. (Envoy's own default counts the node's CPUs, not the container's.) @default 2 */
  readonly threads?: number | undefined;
  /** Connections of clients at most; further ones are closed. @default 2000 */
  readonly maxConnections?: number | undefined;
  /** The port for the kubelet's probes of the proxy. @default 9903 */
  readonly probePort?: number | undefined;
  /** The port on which Prometheus reads `/metrics`. @default 9902 */
  readonly metricsPort?: number | undefined;
  /** The port of the administration interface on 127.0.0.1, by which the preStop hook drains. @default 9901 */
  readonly adminPort?: number | undefined;
}

/** Where requests go: one port of the application, or several to balance over. */
export type EnvoyUpstream = EnvoyUpstreamCommon & (UpstreamPort | UpstreamPorts);

/** What is said of the application whether it has one port or several. */
export interface EnvoyUpstreamCommon extends ProxyUpstream {
  /**
   * `'grpc'` sends requests over HTTP/2 without TLS, and lets clients use HTTP/2. Not with `tls.http2: false`.
   * @default 'http': HTTP/1.1
   */
  readonly protocol?: 'http' | 'grpc' | undefined;
  /**
   * How long an idle connection to the application is kept; it has to be shorter than the application's own limit.
   * @default '4s', as Node's and uvicorn's is 5 s
   */
  readonly keepaliveTimeout?: Duration | undefined;
}
