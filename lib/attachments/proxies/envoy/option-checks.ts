import { any, type Checks, object, optional } from '../../../values/check';
import { proxyOptionChecks, timeoutChecks, upstreamChecks } from '../shared/option-checks';
import type { EnvoyOptions, EnvoyUpstream } from './options';

const upstream = object({
  ...upstreamChecks,
  protocol: any,
  keepaliveTimeout: any,
} satisfies Checks<Record<keyof EnvoyUpstream, unknown>>);

/** The options of `envoy`. Numbers, times and paths are checked with what Envoy takes, as they are read. */
export const envoyOptions = object({
  ...proxyOptionChecks,
  upstream,
  timeouts: optional(object(timeoutChecks)),
  threads: any,
  maxConnections: any,
  probePort: any,
  metricsPort: any,
  adminPort: any,
} satisfies Checks<EnvoyOptions>);
