import { request } from 'node:http';
import { request as tlsRequest } from 'node:https';

/** The answer to a request. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | readonly string[] | undefined>>;
  readonly text: string;
}

/** How a request is sent. */
export interface FetchOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Sends one request on a connection of its own; a certificate is not verified. */
export function fetchFrom(url: string, { method = 'GET', headers = {}, body }: FetchOptions = {}): Promise<Answer> {
  const tls = url.startsWith('https:');
  return new Promise((resolve, reject) => {
    const options = { method, headers, agent: false as const, ...(tls && { rejectUnauthorized: false }) };
    const sent = (tls ? tlsRequest : request)(url, options, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => pieces.push(piece)).on('error', reject);
      answer.on('end', () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, text: Buffer.concat(pieces).toString() });
      });
    });
    sent.on('error', (error) => reject(new Error(`${method} ${url}: ${error.message}`)));
    sent.end(body);
  });
}
