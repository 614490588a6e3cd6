import type { Duration } from '../../../kubernetes/duration';
import type { AttachmentOptions } from '../../../pod/attachment';
import type { SecretSource } from '../../../pod/env';
import type { CaSource } from '../../shared/client-tls';
import type { ProxyOptions, ProxyTimeouts, ProxyUpstream } from '../shared/options';

/** Who may come in, how they log in, and where their requests go. */
export interface Oauth2ProxyOptions
  extends AttachmentOptions,
    Pick<ProxyOptions, 'listen' | 'websockets' | 'trustedProxies'> {
  /** The application behind the login, in the same Pod. */
  readonly upstream: Oauth2ProxyUpstream;
  /** The issuer of an OpenID Connect provider, whose discovery document oauth2-proxy reads when it starts. */
  readonly issuer: string;
  readonly clientId: string;
  /** A literal secret does not compile: `fromSecret('login', 'client-secret')`. */
  readonly clientSecret: SecretSource;
  /** 16, 24 or 32 bytes, also in base64, that encrypt the cookie of a session; the same in all Pods. */
  readonly cookieSecret: SecretSource;
  /** Where the provider sends the user back to. @default `/oauth2/callback` of the host in the request, over HTTPS */
  readonly redirectUrl?: string | undefined;
  /** The authority of the provider's certificate. @default the authorities that the image knows */
  readonly ca?: CaSource | undefined;
  /** What is asked of the provider. @default `['openid', 'email', 'profile']` */
  readonly scopes?: readonly string[] | undefined;
  /** Domains of the e-mail addresses that may log in. @default all that the provider lets in */
  readonly emailDomains?: readonly string[] | undefined;
  /** Groups of which a user has to be in one. @default none is needed */
  readonly allowedGroups?: readonly string[] | undefined;
  /**
   * Requests that need no login: a regular expression of the path that begins with `^`, or one for a method:
   * `'GET=^/public/'`.
   * @default none
   */
  readonly skipAuth?: readonly string[] | undefined;
  readonly cookie?: Oauth2ProxyCookie | undefined;
  /** @default `{ read: '30s' }` */
  readonly timeouts?: Pick<ProxyTimeouts, 'read'> | undefined;
  readonly stop?: Oauth2ProxyStop | undefined;
  /** The port on which Prometheus reads `/metrics`. @default 44180 */
  readonly metricsPort?: number | undefined;
}

/** The application behind the login. */
export interface Oauth2ProxyUpstream extends Omit<ProxyUpstream, 'readinessPath'> {
  readonly port: number;
  /**
   * The path that the readiness of the proxy requests of the application; it then needs no login.
   * @default oauth2-proxy is ready when it answers itself
   */
  readonly readinessPath?: string | undefined;
}

/** The cookie of a session. */
export interface Oauth2ProxyCookie {
  /** @default '_oauth2_proxy' */
  readonly name?: string | undefined;
  /** Domains whose hosts share a session: `'.shop.example'`. @default the host in the request */
  readonly domains?: readonly string[] | undefined;
  /** How long a session lasts. @default '7d', as 168 h */
  readonly expire?: Duration | undefined;
  /** After which time the provider is asked again whether the session still holds; less than `expire`. @default never */
  readonly refresh?: Duration | undefined;
  /** Whether browsers send it over HTTPS alone. @default true */
  readonly secure?: boolean | undefined;
}

/** How oauth2-proxy and the application stop. */
export interface Oauth2ProxyStop {
  /**
   * How long oauth2-proxy serves after the stop begins, so that endpoints and load balancers learn of it, by a preStop sleep,
   * which Kubernetes 1.30 has. Whole seconds.
   * @default '5s'
   */
  readonly sleep?: Duration | undefined;
  /** How long the application is there for open requests after that. @default '10s' */
  readonly drain?: Duration | undefined;
}
