import type { Quantity } from '../../../kubernetes/generated/types';
import { check as checkGiven } from '../../../values/check';
import { defaultPorts } from '../../shared/default-ports';
import * as check from '../shared/checks';
import {
  checkDistinct,
  checkGrpc,
  type ProxySettings,
  proxySettings,
  timeoutSettings,
  type UpstreamSettings,
  type Where,
  whereIn,
} from '../shared/settings';
import { nginxOptions } from './option-checks';
import type { NginxOptions, NginxTimeouts } from './options';

/** The options, checked, with every default filled in. Times are in milliseconds unless said, sizes in bytes. */
export interface NginxSettings extends ProxySettings {
  readonly upstream: UpstreamSettings & {
    readonly protocol: 'http' | 'http2' | 'grpc';
    readonly keepalive: number;
    readonly keepaliveTimeout: number;
  };
  readonly cache:
    | {
        readonly sizeLimit: Quantity;
        readonly size: number;
        readonly valid: number | undefined;
        readonly inactive: number;
        readonly minUses: number;
      }
    | undefined;
  readonly gzip: boolean;
  readonly maxBodySize: number;
  readonly buffering: boolean;
  readonly tmpSizeLimit: Quantity;
  readonly timeouts: Readonly<Record<keyof NginxTimeouts, number>>;
  readonly workers: number;
  readonly workerConnections: number;
  readonly probePort: number;
  readonly statusPort: number;
}

/**
 * Checks the options and fills in their defaults.
 * @throws RangeError for the first value that nginx or the Pod does not accept, with what is allowed.
 */
export function nginxSettings(options: NginxOptions): NginxSettings {
  checkGiven('nginx', options, nginxOptions);
  const { name = 'nginx', timeouts, upstream } = options;
  const where = whereIn('nginx', name);
  const isGrpc = upstream.protocol === 'grpc';
  if (isGrpc) checkGrpc(where, options);
  const common = proxySettings(where, name, options);
  const settings: NginxSettings = {
    ...common,
    websockets: webSockets(where, options),
    upstream: {
      ...common.upstream,
      protocol: check.checkOneOf(where('upstream.protocol'), upstream.protocol, ['http', 'http2', 'grpc']) ?? 'http',
      keepalive: check.checkCount(where('upstream.keepalive'), upstream.keepalive ?? 32, 1),
      keepaliveTimeout: check.checkTime(where('upstream.keepaliveTimeout'), upstream.keepaliveTimeout ?? '4s'),
    },
    cache: cacheSettings(where, options),
    gzip: options.gzip ?? false,
    maxBodySize: check.checkSize(where('maxBodySize'), options.maxBodySize ?? (isGrpc ? 0 : '16Mi'), 0),
    buffering: options.buffering ?? true,
    tmpSizeLimit: tmpSizeLimit(where, options),
    timeouts: {
      ...timeoutSettings(where, timeouts),
      send: check.checkTime(where('timeouts.send'), timeouts?.send ?? '60s'),
    },
    workers: check.checkCount(where('workers'), options.workers ?? 2, 1),
    workerConnections: check.checkCount(where('workerConnections'), options.workerConnections ?? 2048, 64),
    probePort: check.checkListen(where('probePort'), options.probePort ?? defaultPorts.nginx.probes),
    statusPort: check.checkListen(where('statusPort'), options.statusPort ?? defaultPorts.nginx.status),
  };
  checkDistinct(where, settings, { probePort: settings.probePort, statusPort: settings.statusPort });
  return settings;
}

/** HTTP/2 has no upgrade of a connection. */
function webSockets(where: Where, { websockets, upstream }: NginxOptions): boolean {
  if (upstream.protocol !== 'http2') return websockets ?? true;
  if (websockets !== true) return false;
  throw check.invalidValue(where('websockets'), websockets, 'must not be true with HTTP/2', 'remove one of them');
}

function tmpSizeLimit(where: Where, { tmpSizeLimit: limit = '1Gi' }: NginxOptions): Quantity {
  check.checkSize(where('tmpSizeLimit'), limit, 1024 * 1024);
  return limit;
}

function cacheSettings(where: Where, { cache, buffering, upstream }: NginxOptions): NginxSettings['cache'] {
  if (cache === undefined) return undefined;
  if (upstream.protocol === 'grpc') {
    throw check.invalidValue(where('upstream.protocol'), 'grpc', 'must not be set with a cache', 'remove one of them');
  }
  if (buffering === false) {
    throw check.invalidValue(where('buffering'), buffering, 'must not be false with a cache', 'remove one of them');
  }
  return {
    sizeLimit: cache.sizeLimit,
    size: check.checkSize(where('cache.sizeLimit'), cache.sizeLimit, 1024 * 1024),
    valid: cache.valid === undefined ? undefined : check.checkSeconds(where('cache.valid'), cache.valid),
    inactive: check.checkSeconds(where('cache.inactive'), cache.inactive ?? '10m'),
    minUses: check.checkCount(where('cache.minUses'), cache.minUses ?? 2, 1),
  };
}
