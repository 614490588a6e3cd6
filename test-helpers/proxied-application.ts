import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import { connect, type Socket } from 'node:net';
import { nginx } from '../lib/attachments/proxies/nginx';
import type { NginxOptions, NginxUpstreamCommon } from '../lib/attachments/proxies/nginx/options';
import type { PodTemplateSpec } from '../lib/kubernetes/generated/types';
import { contextFor } from './attachment-context';
import { freePorts, nginxDirectory, type RunningNginx, startNginx, writeCertificate } from './real-nginx';

// The real nginx in front of an application of the test, on ports that are free. All of it ends with each test.

/** How an application answers. */
export type Handler = (
  request: IncomingMessage,
  body: string,
) => { status?: number; headers?: Record<string, string>; body?: string };

/** The ports of one test. */
export const ports = { listen: 0, redirect: 0, probes: 0, status: 0, app: 0, second: 0, admin: 0 };
/** The applications of one test. */
export const servers: Server[] = [];
/** Connections that end with the test. */
export const sockets = new Set<Socket>();
let running: RunningNginx | undefined;

/** Gives each test of a file its own ports, and ends what it started. */
export function withEachTest(): void {
  beforeEach(async () => {
    const [listen = 0, redirect = 0, probes = 0, status = 0, app = 0, second = 0, admin = 0] = await freePorts(7);
    Object.assign(ports, { listen, redirect, probes, status, app, second, admin });
  });
  afterEach(async () => {
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await running?.stop('SIGTERM');
    running = undefined;
    await Promise.all(servers.splice(0).map((server) => new Promise((done) => server.close(done))));
  });
}

/** Stops nginx within the test; resolves to the exit code and the milliseconds it took. */
export async function stopNginx(signal: NodeJS.Signals): Promise<{ code: number | null; took: number }> {
  const stopping = running;
  running = undefined;
  if (stopping === undefined) throw new Error('nginx does not run');
  return stopping.stop(signal);
}

/** An application that answers as the handler says. */
export async function application(handler: Handler, port = ports.app, host = '127.0.0.1'): Promise<Server> {
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on('data', (part: Buffer) => parts.push(part));
    incoming.on('end', () => {
      const { status = 200, headers = {}, body = '' } = handler(incoming, Buffer.concat(parts).toString());
      response.writeHead(status, headers).end(body);
    });
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
  });
  await new Promise<void>((done) => server.listen(port, host, done));
  servers.push(server);
  return server;
}

/** Answers with the request as JSON. */
export const echo: Handler = (incoming, body) => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({ url: incoming.url, method: incoming.method, headers: incoming.headers, body }),
});

/** The options of a proxy, without ports. */
export type Options = Omit<NginxOptions, 'listen' | 'upstream' | 'tls'> & {
  upstream?: { ports?: number[]; method?: 'least_conn' | 'ip_hash' | 'random' } & Pick<
    NginxUpstreamCommon,
    'address' | 'readinessPath' | 'protocol'
  >;
  tls?: { redirect?: boolean };
};

/** The attachment on the ports of this test. */
export function attachmentOf({ upstream: { ports: several, method, ...more } = {}, tls, ...rest }: Options = {}) {
  const common = {
    listen: ports.listen,
    probePort: ports.probes,
    statusPort: ports.status,
    ...rest,
    upstream:
      several === undefined
        ? { port: ports.app, ...more }
        : { ports: several, ...(method !== undefined && { method }), ...more },
  };
  if (tls === undefined) return nginx(common);
  const secret = { secretName: 'api-tls' };
  return tls.redirect === true
    ? nginx({ ...common, tls: { ...secret, redirectFrom: ports.redirect } })
    : nginx({ ...common, tls: secret });
}

/** Starts nginx in front of the application. */
export async function start(options: Options = {}, template?: PodTemplateSpec): Promise<RunningNginx> {
  const directory = nginxDirectory(attachmentOf(options), contextFor(template));
  if (options.tls !== undefined) writeCertificate(directory, 'first');
  running = await startNginx(directory, ports.probes);
  return running;
}

/** An answer; `body` is its bytes as text. */
export interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
  readonly bytes: Buffer;
}

/** A request; `fetch` would not let Host and Connection be set. */
export function ask(
  path: string,
  { port = ports.listen, host = '127.0.0.1', method = 'GET', headers = {}, body = '' } = {},
) {
  return new Promise<Answer>((done, fail) => {
    const asked = request({ port, host, method, path, headers, agent: false }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => {
        const bytes = Buffer.concat(parts);
        done({ status: answer.statusCode ?? 0, headers: answer.headers, body: bytes.toString(), bytes });
      });
    });
    asked.on('error', fail);
    asked.end(body);
  });
}

/** Whether somebody listens on a port. */
export function accepts(port: number): Promise<boolean> {
  return new Promise((done) => {
    const socket = connect(port, '127.0.0.1', () => {
      socket.destroy();
      done(true);
    });
    socket.on('error', () => done(false));
  });
}

/** Waits. */
export const after = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));
