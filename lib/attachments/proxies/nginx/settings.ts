import type { Quantity } from '../../../kubernetes/generated/types';
import { check as checkGiven } from '../../../values/check';
import type { Defined } from '../../../values/defined';
import { nameOf } from '../../../values/named';
import { defaultPorts } from '../../shared/default-ports';
import * as check from './checks';
import { nginxOptions } from './option-checks';
import type { NginxHeaders, NginxOptions, NginxTimeouts } from './options';

/** The options, checked, with every default filled in. Times are in milliseconds unless said, sizes in bytes. */
export interface NginxSettings {
  readonly name: string;
  readonly listen: number;
  readonly upstream: {
    readonly container: string | undefined;
    readonly ports: readonly number[];
    readonly protocol: 'http' | 'grpc';
    readonly method: 'least_conn' | 'ip_hash' | 'random' | undefined;
    readonly loopback: boolean;
    readonly address: '127.0.0.1' | '::1' | undefined;
    readonly readinessPath: string | undefined;
    readonly keepalive: number;
    readonly keepaliveTimeout: number;
  };
  readonly tls:
    | { readonly secretName: string; readonly redirectFrom: number | undefined; readonly http2: boolean }
    | undefined;
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
  readonly requestId: boolean;
  readonly websockets: boolean;
  readonly headers: Defined<Required<NginxHeaders>>;
  readonly trustedProxies: readonly string[] | undefined;
  readonly maxBodySize: number;
  readonly buffering: boolean;
  readonly tmpSizeLimit: Quantity;
  readonly timeouts: Readonly<Record<keyof NginxTimeouts, number>>;
  /** In seconds. */
  readonly sleep: number;
  readonly drain: number;
  readonly accessLog: boolean;
  readonly ipv6: boolean;
  readonly workers: number;
  readonly workerConnections: number;
  readonly probePort: number;
  readonly statusPort: number;
}

type Where = (option: string) => string;

/**
 * Checks the options and fills in their defaults.
 * @throws RangeError for the first value that nginx or the Pod does not accept, with what is allowed.
 */
export function nginxSettings(options: NginxOptions): NginxSettings {
  checkGiven('nginx', options, nginxOptions);
  const { name = 'nginx', headers, stop = {} } = options;
  const where: Where = (option) => `nginx ${JSON.stringify(name)}: ${option}`;
  const isGrpc = options.upstream.protocol === 'grpc';
  if (isGrpc) checkGrpc(where, options);
  const settings: NginxSettings = {
    name: check.checkName(where('name'), name),
    listen: check.checkListen(where('listen'), options.listen),
    upstream: upstreamSettings(where, options),
    tls: tlsSettings(where, options),
    cache: cacheSettings(where, options),
    gzip: options.gzip ?? false,
    requestId: options.requestId ?? true,
    websockets: options.websockets ?? true,
    headers: {
      request: check.checkHeaders(where('headers.request'), headers?.request ?? {}),
      response: check.checkHeaders(where('headers.response'), headers?.response ?? {}, ['date', 'server']),
    },
    trustedProxies: options.trustedProxies?.map((network) => check.checkNetwork(where('trustedProxies'), network)),
    maxBodySize: check.checkSize(where('maxBodySize'), options.maxBodySize ?? (isGrpc ? 0 : '16Mi'), 0),
    buffering: options.buffering ?? true,
    tmpSizeLimit: tmpSizeLimit(where, options),
    timeouts: timeoutSettings(where, options),
    sleep: check.checkSeconds(where('stop.sleep'), stop.sleep ?? '5s'),
    drain: check.checkTime(where('stop.drain'), stop.drain ?? '10s'),
    accessLog: options.accessLog ?? true,
    ipv6: options.ipv6 ?? true,
    workers: check.checkCount(where('workers'), options.workers ?? 2, 1),
    workerConnections: check.checkCount(where('workerConnections'), options.workerConnections ?? 2048, 64),
    probePort: check.checkListen(where('probePort'), options.probePort ?? defaultPorts.nginx.probes),
    statusPort: check.checkListen(where('statusPort'), options.statusPort ?? defaultPorts.nginx.status),
  };
  checkDistinct(where, settings);
  return settings;
}

function upstreamSettings(where: Where, { upstream }: NginxOptions): NginxSettings['upstream'] {
  const ports = upstream.ports ?? [upstream.port];
  const option = where(upstream.ports === undefined ? 'upstream.port' : 'upstream.ports');
  if (ports.length === 0) throw check.invalidValue(option, ports, 'must have at least one port');
  return {
    container: upstream.container,
    ports: ports.map((port) => check.checkPort(option, port)),
    protocol: check.checkOneOf(where('upstream.protocol'), upstream.protocol, ['http', 'grpc']) ?? 'http',
    method: check.checkOneOf(where('upstream.method'), upstream.method, ['least_conn', 'ip_hash', 'random']),
    loopback: upstream.loopback ?? false,
    address: check.checkOneOf(where('upstream.address'), upstream.address, ['127.0.0.1', '::1']),
    readinessPath: check.checkPath(where('upstream.readinessPath'), upstream.readinessPath),
    keepalive: check.checkCount(where('upstream.keepalive'), upstream.keepalive ?? 32, 1),
    keepaliveTimeout: check.checkTime(where('upstream.keepaliveTimeout'), upstream.keepaliveTimeout ?? '4s'),
  };
}

function tlsSettings(where: Where, { tls }: NginxOptions): NginxSettings['tls'] {
  if (tls === undefined) return undefined;
  const { secretName, redirectFrom, http2 = false } = tls;
  return {
    secretName: check.checkSecret(where('tls.secretName'), nameOf(secretName)),
    redirectFrom: redirectFrom === undefined ? undefined : check.checkListen(where('tls.redirectFrom'), redirectFrom),
    http2,
  };
}

/** Refuses what has no effect on gRPC. */
function checkGrpc(where: Where, { gzip, buffering, tls }: NginxOptions): void {
  const refused = (option: string, value: boolean) =>
    check.invalidValue(where(option), value, `must not be ${value} with gRPC`, 'remove one of them');
  if (gzip === true) throw refused('gzip', gzip);
  if (buffering === false) throw refused('buffering', buffering);
  if (tls?.http2 === false) throw refused('tls.http2', tls.http2);
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

function timeoutSettings(where: Where, { timeouts = {} }: NginxOptions): NginxSettings['timeouts'] {
  return {
    connect: check.checkTime(where('timeouts.connect'), timeouts.connect ?? '5s'),
    send: check.checkTime(where('timeouts.send'), timeouts.send ?? '60s'),
    read: check.checkTime(where('timeouts.read'), timeouts.read ?? '60s'),
    client: check.checkTime(where('timeouts.client'), timeouts.client ?? '30s'),
    idle: check.checkTime(where('timeouts.idle'), timeouts.idle ?? '75s'),
  };
}

function checkDistinct(where: Where, { listen, upstream, tls, probePort, statusPort }: NginxSettings): void {
  const uses: readonly (readonly [option: string, port: number | undefined])[] = [
    ['listen', listen],
    ...upstream.ports.map((port) => ['upstream', port] as const),
    ['tls.redirectFrom', tls?.redirectFrom],
    ['probePort', probePort],
    ['statusPort', statusPort],
  ];
  const taken = new Map<number, string>();
  for (const [option, port] of uses) {
    if (port === undefined) continue;
    const other = taken.get(port);
    if (other !== undefined) throw check.invalidValue(where(option), port, `must differ from ${other}`);
    taken.set(port, option);
  }
}
