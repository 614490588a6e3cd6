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
import { envoyOptions } from './option-checks';
import type { EnvoyOptions } from './options';

/** The options, checked, with every default filled in. Times are in milliseconds unless said. */
export interface EnvoySettings extends ProxySettings {
  readonly upstream: UpstreamSettings & { readonly protocol: 'http' | 'grpc'; readonly keepaliveTimeout: number };
  readonly timeouts: Readonly<Record<keyof ProxyTimeouts, number>>;
  readonly threads: number;
  readonly maxConnections: number;
  readonly probePort: number;
  readonly metricsPort: number;
  readonly adminPort: number;
}

/**
 * Checks the options and fills in their defaults.
 * @throws RangeError for the first value that Envoy or the Pod does not accept, with what is allowed.
 */
export function envoySettings(options: EnvoyOptions): EnvoySettings {
  checkGiven('envoy', options, envoyOptions);
  const { name = 'envoy', upstream } = options;
  const where = whereIn('envoy', name);
  if (upstream.protocol === 'grpc') checkGrpc(where, options);
  const common = proxySettings(where, name, options);
  const port = (option: 'probePort' | 'metricsPort' | 'adminPort', number: number) =>
    check.checkListen(where(option), options[option] ?? number);
  const own = {
    probePort: port('probePort', defaultPorts.envoy.probes),
    metricsPort: port('metricsPort', defaultPorts.envoy.metrics),
    adminPort: port('adminPort', defaultPorts.envoy.admin),
  };
  checkDistinct(where, common, own);
  return {
    ...common,
    ...own,
    upstream: {
      ...common.upstream,
      protocol: check.checkOneOf(where('upstream.protocol'), upstream.protocol, ['http', 'grpc']) ?? 'http',
      keepaliveTimeout: check.checkTime(where('upstream.keepaliveTimeout'), upstream.keepaliveTimeout ?? '4s'),
    },
    timeouts: timeoutSettings(where, options.timeouts),
    threads: check.checkCount(where('threads'), options.threads ?? 2, 1, 64),
    maxConnections: check.checkCount(where('maxConnections'), options.maxConnections ?? 2000, 16),
  };
}
