import { readFileSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pause } from '../../patterns/harness/until';
import type { ControlPlane } from './control-plane';

/** What goes wrong with some of the requests. */
export interface Fault {
  readonly method?: string;
  /** Of the path with its query. @default all */
  readonly path?: RegExp;
  /** How many requests that match pass before. @default 0 */
  readonly after?: number;
  /** How many of them it is. @default 1 */
  readonly times?: number;
  readonly answer:
    | { readonly status: number; readonly reason?: string; readonly message?: string; readonly retryAfter?: number }
    /** `cut`: the connection ends before the server sees it; `lose`: after the server has done it. */
    | 'cut'
    | 'lose'
    /** The connection ends after so many bytes of the answer. */
    | { readonly cutAfter: number }
    | { readonly delaySeconds: number };
}

/** A request that was sent, as `PATCH /api/v1/…?fieldManager=…`. */
export interface Sent {
  readonly method: string;
  readonly path: string;
}

/** An HTTPS server in front of the API server, which counts requests and makes some of them fail. */
export interface FaultProxy {
  readonly port: number;
  /** All requests, in their order. */
  readonly sent: readonly Sent[];
  /** How many there were by method, watches as `WATCH`. */
  readonly counts: () => Readonly<Record<string, number>>;
  /** Another fault, besides those that are there. */
  readonly add: (fault: Fault) => void;
  /** Ends all connections that are open: watches, and requests under way. */
  readonly cutAll: () => void;
  readonly close: () => Promise<void>;
}

/** Starts one. */
export async function startFaultProxy(plane: ControlPlane): Promise<FaultProxy> {
  const file = (name: string) => readFileSync(join(plane.folder, 'certs', name));
  const agent = new Agent({ keepAlive: true, ca: file('apiserver.crt') });
  const faults: { readonly fault: Fault; seen: number }[] = [];
  const sent: Sent[] = [];

  const server = createServer({ key: file('apiserver.key'), cert: file('apiserver.crt') }, async (asked, answer) => {
    const { method = '', url: path = '' } = asked;
    sent.push({ method, path });
    const fault = faultFor(faults, { method, path });
    if (fault === 'cut') return void asked.socket.destroy();
    if (typeof fault === 'object' && 'status' in fault) return refuse(answer, fault);
    if (typeof fault === 'object' && 'delaySeconds' in fault) await pause(fault.delaySeconds * 1000);
    forward(asked, answer, { agent, port: plane.port, fault });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    sent,
    counts: () => {
      const counts: Record<string, number> = {};
      for (const { method, path } of sent) {
        const name = /[?&]watch=(true|1)/.test(path) ? 'WATCH' : method;
        counts[name] = (counts[name] ?? 0) + 1;
      }
      return counts;
    },
    add: (fault) => void faults.push({ fault, seen: 0 }),
    cutAll: () => server.closeAllConnections(),
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
        agent.destroy();
      }),
  };
}

/** What goes wrong with a request, if anything. */
function faultFor(
  faults: readonly { readonly fault: Fault; seen: number }[],
  { method, path }: Sent,
): Fault['answer'] | undefined {
  for (const each of faults) {
    const { method: ofMethod = method, path: ofPath = /^/, after = 0, times = 1, answer } = each.fault;
    if (ofMethod !== method || !ofPath.test(path)) continue;
    each.seen += 1;
    if (each.seen > after && each.seen <= after + times) return answer;
  }
  return undefined;
}

/** Answers as an API server does. */
function refuse(answer: ServerResponse, fault: Extract<Fault['answer'], { readonly status: number }>): void {
  const { status: code, reason = '', message = 'refused by the test', retryAfter } = fault;
  const details = retryAfter === undefined ? {} : { details: { retryAfterSeconds: retryAfter } };
  const headers = {
    'Content-Type': 'application/json',
    ...(retryAfter !== undefined && { 'Retry-After': retryAfter }),
  };
  answer.writeHead(code, headers);
  answer.end(
    JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', message, reason, code, ...details }),
  );
}

interface Onward {
  readonly agent: Agent;
  readonly port: number;
  readonly fault: Fault['answer'] | undefined;
}

function forward(asked: IncomingMessage, answer: ServerResponse, { agent, port, fault }: Onward): void {
  const { method, url: path, headers } = asked;
  const onward = request({ host: '127.0.0.1', port, method, path, headers, agent }, (received) => {
    if (fault === 'lose') return void received.resume().on('end', () => asked.socket.destroy());
    answer.writeHead(received.statusCode ?? 0, received.headers);
    // Lines of a watch are passed on as they come.
    answer.flushHeaders();
    const limit = typeof fault === 'object' && 'cutAfter' in fault ? fault.cutAfter : Number.POSITIVE_INFINITY;
    let passed = 0;
    received.on('data', (piece: Buffer) => {
      passed += piece.length;
      answer.write(piece);
      if (passed >= limit) asked.socket.destroy();
    });
    received.on('end', () => answer.end());
    received.on('error', () => asked.socket.destroy());
  });
  onward.on('error', () => asked.socket.destroy());
  answer.on('close', () => onward.destroy());
  asked.pipe(onward);
}
