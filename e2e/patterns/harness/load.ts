import { Agent, request } from 'node:http';
import { Agent as TlsAgent, request as tlsRequest } from 'node:https';
import { pause } from './until';

/** What clients asked for, and what they got. */
export interface LoadResult {
  readonly sent: number;
  /** Answers by status: `{ 200: 1234 }`. */
  readonly statuses: Readonly<Record<string, number>>;
  /** Requests without an answer, by the code of the error: `{ ECONNREFUSED: 11 }`. */
  readonly errors: Readonly<Record<string, number>>;
  /** Requests that did not get an answer with a status below 400. */
  readonly lost: number;
}

/** Clients that send requests one after the other until they are stopped. */
export interface Load {
  /** Requests so far. */
  readonly sent: () => number;
  readonly stop: () => Promise<LoadResult>;
}

/** How the clients behave. */
export interface LoadOptions {
  readonly clients?: number;
  /** Whether a client keeps its connection. @default true */
  readonly keepAlive?: boolean;
  /** Milliseconds between an answer and the next request of a client. @default 5 */
  readonly interval?: number;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Starts clients of a URL. A request that fails is counted and not sent again. */
export function startLoad(url: string, options: LoadOptions = {}): Load {
  const { clients = 6, keepAlive = true, interval = 5, headers = {} } = options;
  const statuses: Record<string, number> = {};
  const errors: Record<string, number> = {};
  let sent = 0;
  let running = true;
  const client = async (): Promise<void> => {
    const agent = url.startsWith('https:')
      ? new TlsAgent({ keepAlive, maxSockets: 1, rejectUnauthorized: false })
      : new Agent({ keepAlive, maxSockets: 1 });
    while (running) {
      sent += 1;
      const outcome = await ask(url, agent, headers);
      const counts = typeof outcome === 'number' ? statuses : errors;
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      await pause(interval);
    }
    agent.destroy();
  };
  const ended = Promise.all(Array.from({ length: clients }, client));
  return {
    sent: () => sent,
    stop: async () => {
      running = false;
      await ended;
      const good = Object.entries(statuses).reduce(
        (sum, [status, count]) => sum + (Number(status) < 400 ? count : 0),
        0,
      );
      return { sent, statuses, errors, lost: sent - good };
    },
  };
}

function ask(
  url: string,
  agent: Agent | TlsAgent,
  headers: Readonly<Record<string, string>>,
): Promise<number | string> {
  const send = url.startsWith('https:') ? tlsRequest : request;
  return new Promise((resolve) => {
    const sent = send(url, { agent, headers, timeout: 30_000 }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
      answer.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    });
    sent.on('timeout', () => sent.destroy(Object.assign(new Error('timeout'), { code: 'TIMEOUT' })));
    sent.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'));
    sent.end();
  });
}
