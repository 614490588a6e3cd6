import type { Duration } from '../../../kubernetes/duration';
import type { AttachmentOptions } from '../../../pod/attachment';
import type { Named } from '../../../values/named';

// The words that all proxies have in common. What a tool cannot do is absent from the type of its own options.

/** What the options of all proxies share. */
export interface ProxyOptions extends AttachmentOptions {
  /** The port on which clients come in, 1024 or above: the proxy does not run as root. A Service maps 443 to it. */
  readonly listen: number;
  /** Serves HTTPS on `listen`. @default plain HTTP */
  readonly tls?: ProxyTls | undefined;
  /**
   * Sends X-Request-ID to the application, and logs it: the client's, where it is at most 128 letters, digits and
   * `._:/+=@-`, else a new one. traceparent and other trace headers always pass.
   * @default true
   */
  readonly requestId?: boolean | undefined;
  /** Lets clients upgrade a connection to a WebSocket. Other upgrades never reach the application. @default true */
  readonly websockets?: boolean | undefined;
  /** Headers that are set on requests to the application, and on responses to clients. */
  readonly headers?: ProxyHeaders | undefined;
  /**
   * Addresses and networks of proxies in front of this one (`'10.0.0.0/8'`, `'fd00::/8'`). What they say in
   * X-Forwarded-For, X-Forwarded-Proto and X-Forwarded-Port is believed; what anybody else says there is thrown away.
   * @default none: X-Forwarded-For is continued, X-Forwarded-Proto is the protocol of this proxy, X-Forwarded-Port that of
   * the Host header, or 443 or 80
   */
  readonly trustedProxies?: readonly string[] | undefined;
  readonly stop?: ProxyStop | undefined;
  /** Writes a line of JSON for each request to the container's output; probes are not logged. @default true */
  readonly accessLog?: boolean | undefined;
  /** Listens on IPv6 too. Turn it off where nodes have IPv6 disabled in the kernel: the proxy would not start. @default true */
  readonly ipv6?: boolean | undefined;
}

/** What is said of the application whether it has one port or several. */
export interface ProxyUpstream {
  /** @default the only main container, or the only one that declares the port */
  readonly container?: string | undefined;
  /**
   * Says that the application binds 127.0.0.1 alone, so that only the proxy reaches it. A probe of its own from outside
   * the Pod is then an error, as it could never succeed.
   * @default false
   */
  readonly loopback?: boolean | undefined;
  /** The address that the application is asked at. @default '127.0.0.1' */
  readonly address?: '127.0.0.1' | '::1' | undefined;
  /**
   * What the proxy's readiness asks the application for, a path with an optional query.
   * @default the path of the application's own HTTP readiness probe on that port; without one, any answer to `/` below
   * 500 will do
   */
  readonly readinessPath?: string | undefined;
}

/** An application on one port. */
export interface UpstreamPort {
  readonly port: number;
  readonly ports?: undefined;
  readonly method?: undefined;
}

/** An application that listens on several ports, one for each of its processes. */
export interface UpstreamPorts {
  readonly port?: undefined;
  readonly ports: readonly number[];
  /** How requests are spread: by open requests, by the client's address, or at random. @default in turn */
  readonly method?: 'least_conn' | 'ip_hash' | 'random' | undefined;
}

/** HTTPS with the certificate of a Secret, which may be renewed. TLS 1.2 and 1.3. */
export interface ProxyTls {
  /** A Secret of type `kubernetes.io/tls`. */
  readonly secretName: Named;
  /** A further port, on which plain HTTP is redirected to HTTPS. @default none */
  readonly redirectFrom?: number | undefined;
  /** Offers HTTP/2 to clients. @default false; true with `upstream.protocol: 'grpc'` */
  readonly http2?: boolean | undefined;
}

/** {@link ProxyTls} with a port that redirects. */
export interface ProxyTlsWithRedirect extends ProxyTls {
  readonly redirectFrom: number;
}

/** Headers by name; values are literal, variables of the tool are not expanded. */
export interface ProxyHeaders {
  /** Headers of requests to the application, which replace existing ones; `''` removes one. */
  readonly request?: Readonly<Record<string, string>> | undefined;
  /** Headers of responses to clients, also of errors, which replace the application's; `''` removes one. */
  readonly response?: Readonly<Record<string, string>> | undefined;
}

/** How long the proxy waits. */
export interface ProxyTimeouts {
  /** For a connection to the application. @default '5s' */
  readonly connect?: Duration | undefined;
  /** Between two reads from the application; an idle WebSocket is closed after it. @default '60s' */
  readonly read?: Duration | undefined;
  /** For the head of a request, and between two reads of its body. @default '30s' */
  readonly client?: Duration | undefined;
  /** How long an idle client connection is kept; longer than a load balancer in front keeps it. @default '75s' */
  readonly idle?: Duration | undefined;
}

/** How the proxy and the application stop without losing requests. */
export interface ProxyStop {
  /**
   * How long the proxy serves after the stop begins, so that endpoints and load balancers learn of it; each response then
   * closes its connection. After that the proxy stops gracefully, by its preStop hook, which needs a shell in the image.
   * The application gets a preStop sleep of 2 s more where it has no preStop hook. Whole seconds.
   * @default '5s'
   */
  readonly sleep?: Duration | undefined;
  /** How long open requests and WebSockets can continue after that. @default '10s' */
  readonly drain?: Duration | undefined;
}
