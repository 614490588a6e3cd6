import type { Duration } from '../../../kubernetes/duration';
import type { Quantity } from '../../../kubernetes/generated/types';
import type { AttachmentOptions } from '../../../pod/attachment';
import type { Named } from '../../../values/named';

/** How the reverse proxy listens, where it sends requests, and what it does on the way. */
export interface NginxOptions extends AttachmentOptions {
  /** The port on which clients come in, 1024 or above: the proxy does not run as root. A Service maps 443 to it. */
  readonly listen: number;
  /** The application behind the proxy, in the same Pod. */
  readonly upstream: NginxUpstream;
  /** Serves HTTPS on `listen`. @default plain HTTP */
  readonly tls?: NginxTls | undefined;
  /** Keeps responses on disk. @default no caching */
  readonly cache?: NginxCache | undefined;
  /** Compresses responses of text, JSON, JavaScript and SVG over 1 KB that the application does not compress. @default false */
  readonly gzip?: boolean | undefined;
  /**
   * Sends X-Request-ID to the application, and logs it: the client's, where it is at most 128 letters, digits and
   * `._:/+=@-`, else a new one. traceparent and other trace headers always pass.
   * @default true
   */
  readonly requestId?: boolean | undefined;
  /** Lets clients upgrade a connection to a WebSocket. Other upgrades never reach the application. @default true */
  readonly websockets?: boolean | undefined;
  /** Headers that are set on requests to the application, and on responses to clients. */
  readonly headers?: NginxHeaders | undefined;
  /**
   * Addresses and networks of proxies in front of this one (`'10.0.0.0/8'`, `'fd00::/8'`). What they say in
   * X-Forwarded-For, X-Forwarded-Proto and X-Forwarded-Port is believed; what anybody else says there is thrown away.
   * @default none: X-Forwarded-For is continued, X-Forwarded-Proto is the protocol of this proxy, X-Forwarded-Port that of
   * the Host header, or 443 or 80
   * @see https://nginx.org/en/docs/http/ngx_http_realip_module.html
   */
  readonly trustedProxies?: readonly string[] | undefined;
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
  readonly stop?: NginxStop | undefined;
  /** Writes a line of JSON for each request to the container's output; probes and the status page are not logged. @default true */
  readonly accessLog?: boolean | undefined;
  /** Listens on IPv6 too. Turn it off where nodes have IPv6 disabled in the kernel: nginx would not start. @default true */
  readonly ipv6?: boolean | undefined;
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
export interface NginxUpstreamCommon {
  /** @default the only main container, or the only one that declares the port */
  readonly container?: string | undefined;
  /**
   * `'grpc'` sends requests over HTTP/2 without TLS, and lets clients use HTTP/2. Plain HTTP/2 on `listen` needs nginx 1.25.1,
   * which our image has. Not with `cache`, `gzip`, `buffering: false` or `tls.http2: false`.
   * @default 'http': HTTP/1.1
   */
  readonly protocol?: 'http' | 'grpc' | undefined;
  /**
   * Says that the application binds 127.0.0.1 alone, so that only the proxy reaches it. A probe of its own from outside
   * the Pod is then an error, as it could never succeed.
   * @default false
   */
  readonly loopback?: boolean | undefined;
  /**
   * The address that the application is asked at.
   * @default '127.0.0.1', and '::1' where that refuses (not with `method: 'ip_hash'` or `'random'`)
   */
  readonly address?: '127.0.0.1' | '::1' | undefined;
  /**
   * What the proxy's readiness asks the application for, a path with an optional query.
   * @default the path of the application's own HTTP readiness probe on that port; without one, any answer to `/` below
   * 500 will do
   */
  readonly readinessPath?: string | undefined;
  /** Idle connections to the application that each worker keeps. @default 32 */
  readonly keepalive?: number | undefined;
  /**
   * How long such a connection is kept; it has to be shorter than the application's own limit.
   * @default '4s', as Node's and uvicorn's is 5 s
   */
  readonly keepaliveTimeout?: Duration | undefined;
}

/** An application on one port. */
export interface NginxUpstreamPort extends NginxUpstreamCommon {
  readonly port: number;
  readonly ports?: undefined;
  readonly method?: undefined;
}

/** An application that listens on several ports, one for each of its processes. */
export interface NginxUpstreamPorts extends NginxUpstreamCommon {
  readonly port?: undefined;
  readonly ports: readonly number[];
  /**
   * How requests are spread.
   * @default in turn
   * @see https://nginx.org/en/docs/http/ngx_http_upstream_module.html#least_conn
   */
  readonly method?: 'least_conn' | 'ip_hash' | 'random' | undefined;
}

/** HTTPS with the certificate of a Secret. TLS 1.2 and 1.3; a renewed certificate is served from its first handshake on. */
export interface NginxTls {
  /** A Secret of type `kubernetes.io/tls`. */
  readonly secretName: Named;
  /** A further port, on which plain HTTP is redirected to HTTPS. @default none */
  readonly redirectFrom?: number | undefined;
  /** Offers HTTP/2 to clients. Needs nginx 1.25.1, which our image has. @default false */
  readonly http2?: boolean | undefined;
}

/** {@link NginxTls} with a port that redirects. */
export interface NginxTlsWithRedirect extends NginxTls {
  readonly redirectFrom: number;
}

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
export interface NginxHeaders {
  /** Headers of requests to the application, which replace existing ones; `''` removes one. */
  readonly request?: Readonly<Record<string, string>> | undefined;
  /** Headers of responses to clients, also of errors, which replace the application's; `''` removes one. */
  readonly response?: Readonly<Record<string, string>> | undefined;
}

/** How long the proxy waits. */
export interface NginxTimeouts {
  /** For a connection to the application. @default '5s' */
  readonly connect?: Duration | undefined;
  /** Between two writes to the application. @default '60s' */
  readonly send?: Duration | undefined;
  /** Between two reads from the application; an idle WebSocket is closed after it. @default '60s' */
  readonly read?: Duration | undefined;
  /** For the head of a request, and between two reads of its body. @default '30s' */
  readonly client?: Duration | undefined;
  /** How long an idle client connection is kept; longer than a load balancer in front keeps it. @default '75s' */
  readonly idle?: Duration | undefined;
}

/** How the proxy and the application stop without losing requests. */
export interface NginxStop {
  /**
   * How long the proxy serves after the stop begins, so that endpoints and load balancers learn of it; each response then
   * closes its connection. HTTP/2 and gRPC connections stay open, and get GOAWAY at the end of this time. After that nginx stops gracefully, by its preStop hook, which needs `sh` in the image. The
   * application gets a preStop sleep of 2 s more where it has no preStop hook. Whole seconds.
   * @default '5s'
   */
  readonly sleep?: Duration | undefined;
  /**
   * How long open requests and WebSockets can continue after that.
   * @default '10s'
   * @see https://nginx.org/en/docs/ngx_core_module.html#worker_shutdown_timeout
   */
  readonly drain?: Duration | undefined;
}
