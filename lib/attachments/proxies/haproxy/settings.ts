import { check as checkGiven } from '../../../values/check';
import { defaultPorts } from '../../shared/default-ports';
import * as check from '../shared/checks';
import type { ProxyTimeouts } from '../shared/options';
import {
  checkDistinct,
  checkGrpc,
  type ProxySettings,
  proxySettings,
  timeoutSettings,
  type UpstreamSettings,
  whereIn,
} from '../shared/settings';
import { haproxyOptions } from './option-checks';
import type { HaproxyOptions } from './options';

/** The options, checked, with every default filled in. Times are in milliseconds unless said. */
export interface HaproxySettings extends ProxySettings {
  readonly upstream: UpstreamSettings & { readonly protocol: 'http' | 'grpc'; readonly keepalive: number };
  readonly gzip: boolean;
  readonly timeouts: Readonly<Record<keyof ProxyTimeouts, number>>;
  readonly threads: number;
  readonly maxConnections: number;
  readonly probePort: number;
  readonly metricsPort: number;
}

/**
 * Checks the options and fills in their defaults.
 * @throws RangeError for the first value that HAProxy or the Pod does not accept, with what is allowed.
 */
export function haproxySettings(options: HaproxyOptions): HaproxySettings {
  checkGiven('haproxy', options, haproxyOptions);
  const { name = 'haproxy', upstream } = options;
  const where = whereIn('haproxy', name);
  if (upstream.protocol === 'grpc') checkGrpc(where, options);
  const common = proxySettings(where, name, options);
  const settings: HaproxySettings = {
    ...common,
    upstream: {
      ...common.upstream,
      protocol: check.checkOneOf(where('upstream.protocol'), upstream.protocol, ['http', 'grpc']) ?? 'http',
      keepalive: check.checkCount(where('upstream.keepalive'), upstream.keepalive ?? 32, 0),
    },
    gzip: options.gzip ?? false,
    timeouts: timeoutSettings(where, options.timeouts),
    threads: check.checkCount(where('threads'), options.threads ?? 2, 1, 64),
    maxConnections: check.checkCount(where('maxConnections'), options.maxConnections ?? 2000, 16),
    probePort: check.checkListen(where('probePort'), options.probePort ?? defaultPorts.haproxy.probes),
    metricsPort: check.checkListen(where('metricsPort'), options.metricsPort ?? defaultPorts.haproxy.metrics),
  };
  checkDistinct(where, settings, { probePort: settings.probePort, metricsPort: settings.metricsPort });
  return settings;
}
