import { requestIdPattern } from '../shared/request-id';
import type { HaproxySettings } from './settings';
import { type Line, literal } from './words';

/** How many proxies one behind the other are followed to the client's address. */
const hops = 8;

/** What requests to the application say of the client, and what they must not say. */
export function forwarding(settings: HaproxySettings): readonly Line[] {
  const { requestId, websockets, headers } = settings;
  const replaced = new Set(Object.keys(headers.request).map((name) => name.toLowerCase()));
  const usual: readonly (readonly [string, string])[] = [
    ['X-Real-IP', '%[src]'],
    ['X-Forwarded-For', '%[var(txn.chain)]'],
    ['X-Forwarded-Host', '%[req.hdr(host)]'],
    ['X-Forwarded-Proto', '%[var(txn.proto)]'],
    ['X-Forwarded-Port', '%[var(txn.port)]'],
    ...(requestId ? ([['X-Request-ID', '%[var(txn.id)]']] as const) : []),
  ];
  return [
    ...client(settings),
    ...(requestId ? requestIdVariable : []),
    // Any other upgrade (h2c) would open a way around what this proxy decides for each request.
    ['http-request', 'del-header', 'Upgrade', ...(websockets ? ['unless', '{ req.hdr(Upgrade) -i websocket }'] : [])],
    ...usual
      .filter(([name]) => !replaced.has(name.toLowerCase()))
      .map(([name, value]) => ['http-request', 'set-header', name, value]),
    ...Object.entries(headers.request).map(([name, value]) => header('http-request', name, value)),
  ].map(splitConditions);
}

/** Headers of all responses, those of HAProxy's own too. */
export function responseHeaders({ headers }: HaproxySettings): readonly Line[] {
  return [
    // How long the application keeps the connection to this proxy is nothing to the client.
    ['http-response', 'del-header', 'Keep-Alive'],
    ...Object.entries(headers.response).map(([name, value]) => header('http-after-response', name, value)),
    // While it stops, each response closes its connection, so that the client's next request goes to another Pod.
    ['http-after-response', 'set-header', 'Connection', 'close', 'if', '{', 'stopping', '}'],
  ];
}

function header(when: string, name: string, value: string): Line {
  return value === '' ? [when, 'del-header', name] : [when, 'set-header', name, literal(value)];
}

/** Who the client is, how it came, and the port that it asked for. `src` is the client from then on. */
function client({ tls, trustedProxies }: HaproxySettings): readonly Line[] {
  const proto = tls === undefined ? 'http' : 'https';
  const chain = '%[req.fhdr(x-forwarded-for)], %[var(txn.peer)]';
  const isThere = 'req.fhdr(x-forwarded-for) -m found';
  const trusted = trustedProxies === undefined ? undefined : 'var(txn.trusted) -m bool';
  return [
    ['http-request', 'set-var(txn.peer)', 'src'],
    ['http-request', 'set-var(txn.host)', 'req.hdr(host)'],
    ['http-request', 'set-var-fmt(txn.chain)', '%[var(txn.peer)]'],
    ['http-request', 'set-var(txn.proto)', `str(${proto})`],
    ...(trusted === undefined || trustedProxies === undefined
      ? [['http-request', 'set-var-fmt(txn.chain)', chain, 'if', `{ ${isThere} }`]]
      : [
          ['acl', 'from_trusted_proxy', 'src', ...trustedProxies],
          ['http-request', 'set-var(txn.trusted)', 'bool(true)', 'if', 'from_trusted_proxy'],
          ['http-request', 'set-var-fmt(txn.chain)', chain, 'if', `{ ${trusted} } { ${isThere} }`],
          [
            ...['http-request', 'set-var(txn.proto)', 'req.hdr(x-forwarded-proto)', 'if'],
            `{ ${trusted} } { req.hdr(x-forwarded-proto) http https }`,
          ],
          ...realAddress,
        ]),
    ['http-request', 'set-var(txn.port)', 'int(80)'],
    ['http-request', 'set-var(txn.port)', 'int(443)', 'if', '{ var(txn.proto) -m str https }'],
    ['http-request', 'set-var(txn.port)', 'req.hdr(host),port_only', 'if', '{ req.hdr(host),port_only gt 0 }'],
    ...(trusted === undefined
      ? []
      : [
          [
            ...['http-request', 'set-var(txn.port)', 'req.hdr(x-forwarded-port)', 'if'],
            `{ ${trusted} } { req.hdr(x-forwarded-port) -m reg ^[0-9]{1,5}$ }`,
          ],
        ]),
  ];
}

/** The last address of X-Forwarded-For that is not a trusted proxy's, or the first one of all. */
const realAddress: readonly Line[] = Array.from({ length: hops }, (_, at) => {
  const address = `req.hdr_ip(x-forwarded-for,-${at + 1})`;
  return ['http-request', 'set-src', address, 'if', 'from_trusted_proxy', `{ ${address} -m found }`];
});

/** The client's X-Request-ID, where it can be one, else a new one. */
const requestIdVariable: readonly Line[] = [
  ['http-request', 'set-var(txn.id)', 'req.hdr(x-request-id)'],
  ['http-request', 'set-var(txn.id)', 'uuid()', 'unless', `{ req.hdr(x-request-id) -m reg ${requestIdPattern} }`],
];

/** A condition is many words to HAProxy. */
function splitConditions(line: Line): Line {
  const at = line.findIndex((word) => word === 'if' || word === 'unless');
  if (at === -1) return line;
  return [...line.slice(0, at), ...line.slice(at).flatMap((word) => String(word).split(' '))];
}
