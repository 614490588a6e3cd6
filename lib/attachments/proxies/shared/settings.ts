import type { Defined } from '../../../values/defined';
import { nameOf } from '../../../values/named';
import * as check from './checks';
import type { ProxyHeaders, ProxyOptions, ProxyTimeouts, ProxyUpstream, UpstreamPort, UpstreamPorts } from './options';

/** What all proxies are set to, checked, with every default filled in. Times are in milliseconds unless said. */
export interface ProxySettings {
  readonly name: string;
  readonly listen: number;
  readonly upstream: UpstreamSettings;
  readonly tls:
    | { readonly secretName: string; readonly redirectFrom: number | undefined; readonly http2: boolean }
    | undefined;
  readonly requestId: boolean;
  readonly websockets: boolean;
  readonly headers: Defined<Required<ProxyHeaders>>;
  readonly trustedProxies: readonly string[] | undefined;
  /** In seconds. */
  readonly sleep: number;
  readonly drain: number;
  readonly accessLog: boolean;
  readonly ipv6: boolean;
}

/** Of the application. */
export interface UpstreamSettings {
  readonly container: string | undefined;
  readonly ports: readonly number[];
  readonly method: 'least_conn' | 'ip_hash' | 'random' | undefined;
  readonly loopback: boolean;
  readonly address: '127.0.0.1' | '::1' | undefined;
  readonly readinessPath: string | undefined;
}

/** Begins an error: `nginx "edge": listen`. */
export type Where = (option: string) => string;

/** How errors of one attachment begin. */
export function whereIn(tool: string, name: string): Where {
  return (option) => `${tool} ${JSON.stringify(name)}: ${option}`;
}

type Given = ProxyOptions & { readonly upstream: ProxyUpstream & (UpstreamPort | UpstreamPorts) };

/**
 * The settings that all proxies share.
 * @throws RangeError for the first value that the proxy or the Pod does not accept, with what is allowed.
 */
export function proxySettings(where: Where, name: string, options: Given): ProxySettings {
  const { headers, stop = {} } = options;
  return {
    name: check.checkName(where('name'), name),
    listen: check.checkListen(where('listen'), options.listen),
    upstream: upstreamSettings(where, options),
    tls: tlsSettings(where, options),
    requestId: options.requestId ?? true,
    websockets: options.websockets ?? true,
    headers: {
      request: check.checkHeaders(where('headers.request'), headers?.request ?? {}),
      response: check.checkHeaders(where('headers.response'), headers?.response ?? {}, ['date', 'server']),
    },
    trustedProxies: options.trustedProxies?.map((network) => check.checkNetwork(where('trustedProxies'), network)),
    sleep: check.checkSeconds(where('stop.sleep'), stop.sleep ?? '5s'),
    drain: check.checkTime(where('stop.drain'), stop.drain ?? '10s'),
    accessLog: options.accessLog ?? true,
    ipv6: options.ipv6 ?? true,
  };
}

function upstreamSettings(where: Where, { upstream }: Given): UpstreamSettings {
  const ports = upstream.ports ?? [upstream.port];
  const option = where(upstream.ports === undefined ? 'upstream.port' : 'upstream.ports');
  if (ports.length === 0) throw check.invalidValue(option, ports, 'must have at least one port');
  return {
    container: upstream.container,
    ports: ports.map((port) => check.checkPort(option, port)),
    method: check.checkOneOf(where('upstream.method'), upstream.method, ['least_conn', 'ip_hash', 'random']),
    loopback: upstream.loopback ?? false,
    address: check.checkOneOf(where('upstream.address'), upstream.address, ['127.0.0.1', '::1']),
    readinessPath: check.checkPath(where('upstream.readinessPath'), upstream.readinessPath),
  };
}

function tlsSettings(where: Where, { tls }: Given): ProxySettings['tls'] {
  if (tls === undefined) return undefined;
  const { secretName, redirectFrom, http2 = false } = tls;
  return {
    secretName: check.checkSecret(where('tls.secretName'), nameOf(secretName)),
    redirectFrom: redirectFrom === undefined ? undefined : check.checkListen(where('tls.redirectFrom'), redirectFrom),
    http2,
  };
}

/**
 * Refuses what has no effect on gRPC.
 * @throws RangeError for the first of it
 */
export function checkGrpc(
  where: Where,
  { gzip, buffering, tls }: { readonly gzip?: unknown; readonly buffering?: unknown } & Pick<ProxyOptions, 'tls'>,
): void {
  const refused = (option: string, value: boolean) =>
    check.invalidValue(where(option), value, `must not be ${value} with gRPC`, 'remove one of them');
  if (gzip === true) throw refused('gzip', gzip);
  if (buffering === false) throw refused('buffering', buffering);
  if (tls?.http2 === false) throw refused('tls.http2', tls.http2);
}

/** The timeouts that all proxies have. */
export function timeoutSettings(
  where: Where,
  timeouts: ProxyTimeouts = {},
): Readonly<Record<keyof ProxyTimeouts, number>> {
  return {
    connect: check.checkTime(where('timeouts.connect'), timeouts.connect ?? '5s'),
    read: check.checkTime(where('timeouts.read'), timeouts.read ?? '60s'),
    client: check.checkTime(where('timeouts.client'), timeouts.client ?? '30s'),
    idle: check.checkTime(where('timeouts.idle'), timeouts.idle ?? '75s'),
  };
}

/**
 * No two ports are the same.
 * @param own the ports that the tool opens besides, by option
 * @throws RangeError for one that is
 */
export function checkDistinct(
  where: Where,
  { listen, upstream, tls }: Pick<ProxySettings, 'listen' | 'upstream' | 'tls'>,
  own: Readonly<Record<string, number>>,
): void {
  const uses: readonly (readonly [option: string, port: number | undefined])[] = [
    ['listen', listen],
    ...upstream.ports.map((port) => ['upstream', port] as const),
    ['tls.redirectFrom', tls?.redirectFrom],
    ...Object.entries(own),
  ];
  const taken = new Map<number, string>();
  for (const [option, port] of uses) {
    if (port === undefined) continue;
    const other = taken.get(port);
    if (other !== undefined)
      throw check.invalidValue(where(option), port, `must differ from ${other}`, 'set another port');
    taken.set(port, option);
  }
}
