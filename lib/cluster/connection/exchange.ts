import { request as httpRequest, type IncomingMessage, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ApiRequest } from './connection';
import type { Login } from './kubeconfig';

/** A request that is sent once. */
export interface Exchange {
  readonly server: URL;
  readonly login: Login;
  readonly request: ApiRequest;
  /** Ends it, also while its answer is read. */
  readonly signal: AbortSignal;
  /** After as many milliseconds in which nothing comes it fails; 0 for never. */
  readonly idleMilliseconds: number;
}

/** Sends a request once; the caller reads the body of the answer. */
export function exchange({ server, login, request, signal, idleMilliseconds }: Exchange): Promise<IncomingMessage> {
  const { method, body } = request;
  const sent = body === undefined ? undefined : Buffer.from(JSON.stringify(body));
  const options: RequestOptions = {
    method,
    agent: login.agent,
    signal,
    headers: {
      ...login.headers,
      accept: request.accept ?? 'application/json',
      'user-agent': 'cdk8s-pods',
      ...(sent !== undefined && {
        'content-type': request.contentType ?? 'application/json',
        // Node sends the body of a DELETE without its length.
        'content-length': sent.length,
      }),
    },
  };
  return new Promise((resolve, reject) => {
    const send = server.protocol === 'http:' ? httpRequest : httpsRequest;
    const sending = send(urlOf(server, request), options, resolve);
    sending.on('error', reject);
    sending.on('socket', (socket) => {
      // Keep-alive finds peers that are gone without closing the connection.
      socket.setKeepAlive(true, 30_000);
      // A request that is aborted just when its answer has ended has no listener left: the error would end the process.
      if (!socket.listeners('error').includes(ignore)) socket.on('error', ignore);
    });
    if (idleMilliseconds > 0) {
      sending.setTimeout(idleMilliseconds, () => sending.destroy(new TimedOut(idleMilliseconds)));
    }
    sending.end(sent);
  });
}

const ignore = () => {};

/** Nothing came for too long. */
class TimedOut extends Error {
  readonly code = 'ETIMEDOUT';
  constructor(milliseconds: number) {
    super(`no answer in ${milliseconds / 1000} seconds`);
  }
}

/** The body of an answer. */
export async function textOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of answer) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

function urlOf(server: URL, { path, query = {} }: ApiRequest): URL {
  const url = new URL(server);
  url.pathname = `${server.pathname.replace(/\/$/, '')}${path}`;
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) url.searchParams.set(name, String(value));
  }
  return url;
}
