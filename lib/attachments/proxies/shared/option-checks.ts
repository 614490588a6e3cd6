import { attachmentOptions } from '../../../pod/attachment-checks';
import { any, arrayOf, boolean, type Checks, named, object, optional, recordOf, string } from '../../../values/check';
import type {
  ProxyHeaders,
  ProxyOptions,
  ProxyStop,
  ProxyTimeouts,
  ProxyTls,
  ProxyUpstream,
  UpstreamPorts,
} from './options';

/** What `upstream` may have in all proxies. Numbers and paths are checked as they are read. */
export const upstreamChecks = {
  port: any,
  ports: optional(arrayOf(any)),
  method: any,
  container: optional(string),
  loopback: optional(boolean),
  address: any,
  readinessPath: any,
} satisfies Checks<ProxyUpstream & Record<keyof UpstreamPorts, unknown>>;

/** What `timeouts` may have in all proxies. */
export const timeoutChecks = { connect: any, read: any, client: any, idle: any } satisfies Checks<ProxyTimeouts>;

const tls = object({ secretName: named, redirectFrom: any, http2: optional(boolean) } satisfies Checks<ProxyTls>);

const headers = object({
  request: optional(recordOf(string)),
  response: optional(recordOf(string)),
} satisfies Checks<ProxyHeaders>);

const stop = object({ sleep: any, drain: any } satisfies Checks<ProxyStop>);

/** The options that all proxies share. */
export const proxyOptionChecks = {
  ...attachmentOptions,
  listen: any,
  tls: optional(tls),
  requestId: optional(boolean),
  websockets: optional(boolean),
  headers: optional(headers),
  trustedProxies: optional(arrayOf(any)),
  stop: optional(stop),
  accessLog: optional(boolean),
  ipv6: optional(boolean),
} satisfies Checks<ProxyOptions>;
