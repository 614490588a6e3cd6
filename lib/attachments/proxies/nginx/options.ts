import type { Duration } from '../../../kubernetes/duration';
import type { Quantity } from '../../../kubernetes/generated/types';
import type {
  ProxyHeaders,
  ProxyOptions,
  ProxyStop,
  ProxyTimeouts,
  ProxyTls,
  ProxyTlsWithRedirect,
  ProxyUpstream,
  UpstreamPort,
  UpstreamPorts,
} from '../shared/options';

/** How the reverse proxy listens, where it sends requests, and what it does on the way. */
export interface NginxOptions extends ProxyOptions {
  /** The application behind the proxy, in the same Pod. */
  readonly upstream: NginxUpstream;
  /**
   * Serves HTTPS on `listen`. A renewed certificate is served from its first handshake on. `http2` needs nginx 1.25.1,
   * which our image has.
   * @default plain HTTP
   */
  readonly tls?: NginxTls | undefined;
  /** Keeps responses on disk. @default no caching */
  readonly cache?: NginxCache | undefined;
  /** Compresses responses of text, JSON, JavaScript and SVG over 1 KB that the application does not compress. @default false */
  readonly gzip?: boolean | undefined;
  /**
   * The largest request body, in bytes; `0` for any. Larger ones get 413.
   * @default '16Mi'; with `upstream.protocol: 'grpc'` any, as it is that of a whole stream
   * @see https://nginx.org/en/docs/http/ngx_http_core_module.html#client_max_body_size
   */
  readonly maxBodySize?: Quantity | undefined;
  /**
   * Whether requests and responses are buffered. Without, bytes go through as they come, as server-sent events and
   * large uploads want.
   * @default true
   * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_buffering
   */
  readonly buffering?: boolean | undefined;
  /**
   * The size of the volume for request bodies over 16 KiB, which wait on disk until the application has read them;
   * responses wait in memory only. nginx unlinks these files, so the kubelet neither counts them nor evicts the Pod for
   * them: what bounds them is `maxBodySize` times the uploads at one time. Set `buffering: false` for large uploads.
   * @default '1Gi'
   */
  readonly tmpSizeLimit?: Quantity | undefined;
  readonly timeouts?: NginxTimeouts | undefined;
  /** Worker processes. (nginx's own `auto` counts the node's CPUs, not the container's.) @default 2 */
  readonly workers?: number | undefined;
  /** Connections that a worker has open at most, to clients and to the application together. @default 2048 */
  readonly workerConnections?: number | undefined;
  /** The port for the kubelet's probes of the proxy. @default 8082 */
  readonly probePort?: number | undefined;
  /** The port of the status page on 127.0.0.1, which `nginxExporter` reads. @default 8081 */
  readonly statusPort?: number | undefined;
}

/** Where requests go: one port of the application, or several to balance over. */
export type NginxUpstream = NginxUpstreamPort | NginxUpstreamPorts;

/** What is said of the application whether it has one port or several. */
export interface NginxUpstreamCommon extends ProxyUpstream {
  /**
   * `'grpc'` sends requests over HTTP/2 without TLS, and lets clients use HTTP/2. Plain HTTP/2 on `listen` needs nginx 1.25.1,
   * which our image has. Not with `cache`, `gzip`, `buffering: false` or `tls.http2: false`.
   *
   * `'http2'` sends requests over HTTP/2 without TLS as well, to an application that knows in advance that it is HTTP/2 (h2c).
   * It needs nginx 1.29.7, which our image has, and is not with `websockets: true`.
   * @default 'http': HTTP/1.1
   */
  readonly protocol?: 'http' | 'http2' | 'grpc' | undefined;
  /**
   * The address that the application is asked at.
   * @default '127.0.0.1', and '::1' where that refuses (not with `method: 'ip_hash'` or `'random'`)
   */
  readonly address?: '127.0.0.1' | '::1' | undefined;
  /** Idle connections to the application that each worker keeps. @default 32 */
  readonly keepalive?: number | undefined;
  /**
   * How long such a connection is kept; it has to be shorter than the application's own limit.
   * @default '4s', as Node's and uvicorn's is 5 s
   */
  readonly keepaliveTimeout?: Duration | undefined;
}

/** An application on one port. */
export interface NginxUpstreamPort extends NginxUpstreamCommon, UpstreamPort {}

/**
 * An application that listens on several ports, one for each of its processes.
 * @see https://nginx.org/en/docs/http/ngx_http_upstream_module.html#least_conn
 */
export interface NginxUpstreamPorts extends NginxUpstreamCommon, UpstreamPorts {}

/** HTTPS with the certificate of a Secret. */
export type NginxTls = ProxyTls;

/** {@link NginxTls} with a port that redirects. */
export type NginxTlsWithRedirect = ProxyTlsWithRedirect;

/**
 * A cache on an `emptyDir`. Responses are cached as their Cache-Control and Expires say. Never cached are requests with an
 * Authorization header, and responses that set a cookie, have no Content-Length, or are longer than about a tenth of
 * `sizeLimit`.
 * @see https://nginx.org/en/docs/http/ngx_http_proxy_module.html#proxy_cache_path
 */
export interface NginxCache {
  /**
   * The size of the volume, requested as ephemeral storage too. nginx fills about 80 % of it, and clears it every 10
   * seconds: what it starts to cache in that time has to fit into the rest, or the kubelet evicts the Pod.
   */
  readonly sizeLimit: Quantity;
  /**
   * How long responses are kept that do not say it themselves (200, 301 and 302). Requests with a cookie are then not
   * cached either.
   * @default they are not cached
   */
  readonly valid?: Duration | undefined;
  /** How long an unused response stays in the cache. @default '10m' */
  readonly inactive?: Duration | undefined;
  /**
   * At which request a response is cached. With 1, requests for many different URLs, as of a crawler, fill the volume
   * faster than nginx clears it.
   * @default 2
   */
  readonly minUses?: number | undefined;
}

/** Headers by name; values are literal, nginx variables are not expanded. */
export type NginxHeaders = ProxyHeaders;

/** How long the proxy waits. */
export interface NginxTimeouts extends ProxyTimeouts {
  /** Between two writes to the application. @default '60s' */
  readonly send?: Duration | undefined;
}

/**
 * How the proxy and the application stop without losing requests. HTTP/2 and gRPC connections stay open for `sleep`, and
 * then get GOAWAY.
 * @see https://nginx.org/en/docs/ngx_core_module.html#worker_shutdown_timeout
 */
export type NginxStop = ProxyStop;
