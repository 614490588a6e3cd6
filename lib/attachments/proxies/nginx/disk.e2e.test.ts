import { connect, type Socket } from 'node:net';
import {
  after,
  application,
  ask,
  type Options,
  ports,
  sockets,
  start,
  withEachTest,
} from '../../../../test-helpers/proxied-application';
import type { RunningNginx } from '../../../../test-helpers/real-nginx';

// What the real nginx puts on disk, unlinked files included, which neither `du` nor the kubelet counts.

withEachTest();

const megabyte = 1024 * 1024;

/** An application whose every answer is so long, with or without a Content-Length. */
async function longAnswers(bytes: number, isChunked: boolean): Promise<void> {
  const server = await application(() => ({}));
  server.removeAllListeners('request');
  server.on('request', (_, response) => {
    const length = isChunked ? {} : { 'content-length': String(bytes) };
    response.writeHead(200, { 'cache-control': 'max-age=60', ...length });
    response.end(Buffer.alloc(bytes, 'x'));
  });
}

/** Reads one answer in small steps, and tells the most that nginx had on disk meanwhile. */
async function readSlowly({ bytesOnDisk }: RunningNginx, bytes: number): Promise<number> {
  const socket: Socket = connect({ port: ports.listen, host: '127.0.0.1' });
  sockets.add(socket);
  socket.write('GET /long HTTP/1.0\r\nHost: a\r\n\r\n');
  let most = 0;
  let seen = 0;
  for await (const part of socket) {
    seen += part.length;
    most = Math.max(most, bytesOnDisk());
    await after(1);
  }
  expect(seen).toBeGreaterThan(bytes);
  return most;
}

describe('a client that reads a large response slowly', () => {
  const cache = { sizeLimit: '100Mi', minUses: 1 } as const;
  test.each<[string, Options, boolean]>([
    ['with a Content-Length', {}, false],
    ['without a Content-Length', {}, true],
    ['over the limit of the cache', { cache: { sizeLimit: '10Mi', minUses: 1 } }, false],
    ['without a Content-Length, with a cache', { cache }, true],
  ])('puts nothing of a response on disk %s', async (_, options, isChunked) => {
    await longAnswers(12 * megabyte, isChunked);
    expect(await readSlowly(await start(options), 12 * megabyte)).toBe(0);
  });

  test('finds a response that is cached on disk', async () => {
    await longAnswers(4 * megabyte, false);
    expect(await readSlowly(await start({ cache }), 4 * megabyte)).toBeGreaterThan(megabyte);
  });
});

describe('the cache', () => {
  test('does not keep a response without Content-Length', async () => {
    await longAnswers(1000, true);
    await start({ cache: { sizeLimit: '10Mi', minUses: 1 } });
    await ask('/');
    expect((await ask('/')).headers['x-cache-status']).toBe('MISS');
  });
});

describe('a request body', () => {
  test('is on disk until the application has it, as large as maxBodySize lets it be', async () => {
    const running = await start({ maxBodySize: '8Mi' });
    const socket = connect({ port: ports.listen, host: '127.0.0.1' });
    sockets.add(socket);
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\nContent-Length: ${8 * megabyte}\r\n\r\n`);
    socket.write(Buffer.alloc(8 * megabyte - 1, 'x'));
    while (running.bytesOnDisk() < 7 * megabyte) await after(10);
    expect(running.bytesOnDisk()).toBeLessThanOrEqual(8 * megabyte);
  });
});
