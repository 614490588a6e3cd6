import { attachmentOptions } from '../../../pod/attachment-checks';
import {
  any,
  arrayOf,
  boolean,
  type Checks,
  named,
  object,
  optional,
  recordOf,
  scalar,
  string,
} from '../../../values/check';
import type {
  NginxCache,
  NginxHeaders,
  NginxOptions,
  NginxStop,
  NginxTimeouts,
  NginxTls,
  NginxUpstream,
} from './options';

const upstream = object({
  port: any,
  protocol: any,
  ports: optional(arrayOf(any)),
  method: any,
  container: optional(string),
  loopback: optional(boolean),
  address: any,
  readinessPath: any,
  keepalive: any,
  keepaliveTimeout: any,
} satisfies Checks<Record<keyof NginxUpstream, unknown>>);

const tls = object({ secretName: named, redirectFrom: any, http2: optional(boolean) } satisfies Checks<NginxTls>);

const cache = object({ sizeLimit: scalar, valid: any, inactive: any, minUses: any } satisfies Checks<NginxCache>);

const headers = object({
  request: optional(recordOf(string)),
  response: optional(recordOf(string)),
} satisfies Checks<NginxHeaders>);

const timeouts = object({ connect: any, send: any, read: any, client: any, idle: any } satisfies Checks<NginxTimeouts>);

const stop = object({ sleep: any, drain: any } satisfies Checks<NginxStop>);

/** The options of `nginx`. Numbers, times and paths are checked with what nginx takes, as they are read. */
export const nginxOptions = object({
  ...attachmentOptions,
  listen: any,
  upstream,
  tls: optional(tls),
  cache: optional(cache),
  gzip: optional(boolean),
  requestId: optional(boolean),
  websockets: optional(boolean),
  headers: optional(headers),
  trustedProxies: optional(arrayOf(any)),
  maxBodySize: optional(scalar),
  buffering: optional(boolean),
  tmpSizeLimit: optional(scalar),
  timeouts: optional(timeouts),
  stop: optional(stop),
  accessLog: optional(boolean),
  ipv6: optional(boolean),
  workers: any,
  workerConnections: any,
  probePort: any,
  statusPort: any,
} satisfies Checks<NginxOptions>);
