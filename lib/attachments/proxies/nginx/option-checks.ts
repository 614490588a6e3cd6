import { any, boolean, type Checks, object, optional, scalar } from '../../../values/check';
import { proxyOptionChecks, timeoutChecks, upstreamChecks } from '../shared/option-checks';
import type { NginxCache, NginxOptions, NginxTimeouts, NginxUpstream } from './options';

const upstream = object({
  ...upstreamChecks,
  protocol: any,
  keepalive: any,
  keepaliveTimeout: any,
} satisfies Checks<Record<keyof NginxUpstream, unknown>>);

const cache = object({ sizeLimit: scalar, valid: any, inactive: any, minUses: any } satisfies Checks<NginxCache>);

const timeouts = object({ ...timeoutChecks, send: any } satisfies Checks<NginxTimeouts>);

/** The options of `nginx`. Numbers, times and paths are checked with what nginx takes, as they are read. */
export const nginxOptions = object({
  ...proxyOptionChecks,
  upstream,
  cache: optional(cache),
  gzip: optional(boolean),
  maxBodySize: optional(scalar),
  buffering: optional(boolean),
  tmpSizeLimit: optional(scalar),
  timeouts: optional(timeouts),
  workers: any,
  workerConnections: any,
  probePort: any,
  statusPort: any,
} satisfies Checks<NginxOptions>);
