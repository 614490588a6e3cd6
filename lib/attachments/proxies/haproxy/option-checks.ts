import { any, boolean, type Checks, object, optional } from '../../../values/check';
import { proxyOptionChecks, timeoutChecks, upstreamChecks } from '../shared/option-checks';
import type { HaproxyOptions, HaproxyUpstream } from './options';

const upstream = object({
  ...upstreamChecks,
  protocol: any,
  keepalive: any,
} satisfies Checks<Record<keyof HaproxyUpstream, unknown>>);

/** The options of `haproxy`. Numbers, times and paths are checked with what HAProxy takes, as they are read. */
export const haproxyOptions = object({
  ...proxyOptionChecks,
  upstream,
  gzip: optional(boolean),
  timeouts: optional(object(timeoutChecks)),
  threads: any,
  maxConnections: any,
  probePort: any,
  metricsPort: any,
} satisfies Checks<HaproxyOptions>);
