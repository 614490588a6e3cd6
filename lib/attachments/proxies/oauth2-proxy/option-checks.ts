import { attachmentOptions } from '../../../pod/attachment-checks';
import { any, arrayOf, boolean, type Checks, object, optional, string } from '../../../values/check';
import { clientTlsChecks } from '../../shared/client-tls';
import { secretSource } from '../../shared/secret-source';
import { upstreamChecks } from '../shared/option-checks';
import type { Oauth2ProxyCookie, Oauth2ProxyOptions, Oauth2ProxyStop, Oauth2ProxyUpstream } from './options';

const { container, loopback, address, readinessPath } = upstreamChecks;
const upstream = object({
  port: any,
  container,
  loopback,
  address,
  readinessPath,
} satisfies Checks<Oauth2ProxyUpstream>);

const cookie = object({
  name: optional(string),
  domains: optional(arrayOf(string)),
  expire: any,
  refresh: any,
  secure: optional(boolean),
} satisfies Checks<Oauth2ProxyCookie>);

/** The options of `oauth2Proxy`. Numbers, times and addresses are checked with what oauth2-proxy takes, as they are read. */
export const oauth2ProxyOptions = object({
  ...attachmentOptions,
  listen: any,
  upstream,
  issuer: string,
  clientId: string,
  clientSecret: secretSource,
  cookieSecret: secretSource,
  redirectUrl: optional(string),
  ca: clientTlsChecks.ca,
  scopes: optional(arrayOf(string)),
  emailDomains: optional(arrayOf(string)),
  allowedGroups: optional(arrayOf(string)),
  skipAuth: optional(arrayOf(string)),
  cookie: optional(cookie),
  websockets: optional(boolean),
  trustedProxies: optional(arrayOf(any)),
  timeouts: optional(object({ read: any })),
  stop: optional(object({ sleep: any, drain: any } satisfies Checks<Oauth2ProxyStop>)),
  metricsPort: any,
} satisfies Checks<Oauth2ProxyOptions>);
