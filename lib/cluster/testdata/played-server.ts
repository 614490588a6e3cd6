import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { type ConnectOptions, openConnection } from '../connection/connect';
import type { Connection } from '../connection/connection';

/** A request that the server got. */
export interface Played {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

/** What to answer; nothing of it is checked. */
export interface PlayedAnswer {
  /** @default 200 */
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, a string as it is. */
  readonly body?: unknown;
  /** Sent in place of a body, each as a line. */
  readonly lines?: readonly unknown[];
  /** What becomes of the connection: `cut` before the end of the answer, or held `open` after it. @default it is ended */
  readonly after?: 'cut' | 'open';
}

/** Answers a request; `undefined` is 404. */
export type Play = (request: Played, attempt: number) => PlayedAnswer | 'cut' | undefined;

/** A server that plays answers, with what it got. */
export interface PlayedServer {
  readonly url: string;
  readonly kubeconfig: string;
  /** Each request, as `GET /api/v1/pods?limit=500`. */
  readonly got: string[];
  readonly requests: Played[];
  /** How many connections were open at once, at most. */
  readonly mostOpen: () => number;
  play: Play;
  readonly connect: (options?: ConnectOptions) => Promise<Connection>;
}

/** A server for each test of a file; called where the tests are. */
export function playedServer(): PlayedServer {
  const folder = temporaryFolder();
  let connections: Connection[] = [];
  let port = 0;
  let [open, most] = [0, 0];
  const played = {
    got: [] as string[],
    requests: [] as Played[],
    mostOpen: () => most,
    play: (() => undefined) as Play,
    get url() {
      return `http://127.0.0.1:${port}`;
    },
    get kubeconfig() {
      return join(folder(), 'kubeconfig');
    },
    connect: async (options: ConnectOptions = {}) => {
      const connection = await openConnection({ kubeconfig: played.kubeconfig, ...options });
      connections.push(connection);
      return connection;
    },
  };
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const text = Buffer.concat(chunks).toString();
    const url = new URL(request.url ?? '', played.url);
    const { method = '', headers } = request;
    const query = Object.fromEntries(url.searchParams);
    const one = { method, path: url.pathname, query, headers, body: text === '' ? undefined : JSON.parse(text) };
    const line = `${method} ${decodeURIComponent(url.pathname + url.search)}`;
    played.requests.push(one);
    played.got.push(line);
    answer(response, played.play(one, played.got.filter((got) => got === line).length));
  });
  server.on('connection', (socket) => {
    open += 1;
    most = Math.max(most, open);
    socket.once('close', () => {
      open -= 1;
    });
  });
  beforeEach(async () => {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    port = (server.address() as AddressInfo).port;
    [open, most] = [0, 0];
    played.got.length = 0;
    played.requests.length = 0;
    writeFileSync(played.kubeconfig, JSON.stringify(kubeconfigFor(played.url)));
  });
  afterEach(async () => {
    for (const connection of connections) connection.close();
    connections = [];
    server.closeAllConnections();
    server.close();
    await once(server, 'close');
  });
  return played;
}

/** A kubeconfig for a server without TLS. */
export function kubeconfigFor(server: string, user: object = { token: 'token-of-a-test' }): object {
  return {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'played', cluster: { server, 'insecure-skip-tls-verify': true } }],
    users: [{ name: 'ann', user }],
    contexts: [{ name: 'played', context: { cluster: 'played', user: 'ann', namespace: 'shop' } }],
    'current-context': 'played',
  };
}

function answer(response: ServerResponse, given: PlayedAnswer | 'cut' | undefined): void {
  if (given === 'cut') {
    response.destroy();
    return;
  }
  const { status = 200, headers = {}, body, lines, after } = given ?? { status: 404 };
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  for (const line of lines ?? []) response.write(`${typeof line === 'string' ? line : JSON.stringify(line)}\n`);
  if (body !== undefined) response.write(typeof body === 'string' ? body : JSON.stringify(body));
  response.flushHeaders();
  if (after === 'cut') setTimeout(() => response.destroy(), 20);
  else if (after === undefined) response.end();
}

/** A Status object, as API servers answer with where they refuse. */
export function statusOf(code: number, reason: string, message = '', details: object = {}): PlayedAnswer {
  return {
    status: code,
    body: { kind: 'Status', apiVersion: 'v1', status: 'Failure', code, reason, message, details },
  };
}
