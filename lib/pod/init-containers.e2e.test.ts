// Runs the scripts of the init containers in busybox, which has to be installed (`apt-get install busybox`).
import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Container } from '../kubernetes/generated/types';
import { fetchFiles } from './init-containers-fetch';
import { run } from './init-containers-run';
import { waitForHttp, waitForTcp } from './init-containers-wait';

jest.setTimeout(30_000);

const bin = mkdtempSync(join(tmpdir(), 'applets-'));
const volume = mkdtempSync(join(tmpdir(), 'volume-'));
let http: Server;
let base: string;
let asked = 0;

beforeAll(async () => {
  execFileSync('busybox', ['--install', '-s', bin]);
  http = createServer((request, response) => {
    asked += 1;
    if (request.url === '/never') return;
    if (request.url === '/later') response.writeHead(asked < 3 ? 503 : 200);
    if (request.url === '/moved') response.writeHead(302, { location: '/fine' });
    if (request.url === '/host') response.writeHead(request.headers.host === 'shop.example' ? 200 : 421);
    // A status line in another header must not be taken for the status.
    if (request.url === '/401') response.writeHead(401, { 'x-upstream': 'HTTP/1.1 200 OK' });
    response.end('hello\n');
  });
  base = `http://localhost:${await listen(http)}`;
});

beforeEach(() => {
  asked = 0;
});

afterAll(() => {
  http.closeAllConnections();
  http.close();
  for (const directory of [bin, volume]) rmSync(directory, { recursive: true });
});

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  readonly seconds: number;
}

/** Runs a container's command with nothing but busybox on the path; `stopAfter` sends SIGTERM then. */
function start({ command = [], args = [] }: Container, stopAfter?: number): Promise<Ended> {
  const [program = '', ...rest] = [...command, ...args];
  const began = Date.now();
  const child = spawn(join(bin, program), rest, { env: { PATH: bin }, stdio: ['ignore', 'pipe', 'pipe'] });
  const read = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    read.out += text;
  });
  child.stderr.on('data', (text) => {
    read.err += text;
  });
  if (stopAfter !== undefined) setTimeout(() => child.kill('SIGTERM'), stopAfter * 1000);
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, ...read, seconds: (Date.now() - began) / 1000 }));
  });
}

function listen(server: ReturnType<typeof createTcpServer> | Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, '::', () => {
      const address = server.address();
      if (address !== null && typeof address === 'object') resolve(address.port);
    });
  });
}

test('waitForTcp succeeds on a port that accepts, over IPv4 and IPv6, and sends nothing', async () => {
  const got: string[] = [];
  // A server that keeps its side open is the hard case: the check has to end by itself.
  const server = createTcpServer({ allowHalfOpen: true }, (socket) => socket.on('data', (data) => got.push(`${data}`)));
  const port = await listen(server);
  for (const host of ['localhost', '127.0.0.1', '[::1]']) {
    const ended = await start(waitForTcp(`${host}:${port}`, { within: '5s' }));
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain(`waiting for ${host}:${port}, at most 5 s`);
  }
  expect(got).toEqual([]);
  server.close();
});

test('waitForTcp succeeds once the port is open', async () => {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  setTimeout(() => server.listen(port, '::'), 1500);
  const ended = await start(waitForTcp(`localhost:${port}`, { within: '10s' }));
  expect(ended.code).toBe(0);
  expect(ended.out).toContain('Connection refused');
  server.close();
});

test('waitForTcp fails within the deadline and says what it waited for and why it gave up', async () => {
  const ended = await start(waitForTcp('localhost:1', { within: '3s' }));
  expect(ended.code).toBe(1);
  expect(ended.seconds).toBeLessThanOrEqual(3.5);
  expect(ended.err).toMatch(/gave up on localhost:1 after 3 s: telnet: .*Connection refused/);
  expect((await start(waitForTcp('nowhere.invalid:1', { within: '1s' }))).err).toContain('bad address');
});

test('waitForHttp takes any 2xx, follows redirects and waits out errors', async () => {
  for (const path of ['/fine', '/moved', '/later']) {
    asked = 0;
    expect(await start(waitForHttp(`${base}${path}`, { within: '5s' }))).toMatchObject({ code: 0, err: '' });
  }
});

test('waitForHttp takes the statuses it is told, and sends headers', async () => {
  const told = (path: string, options: object) => start(waitForHttp(`${base}${path}`, { within: '1s', ...options }));
  expect(await told('/401', { status: [403, 401] })).toMatchObject({ code: 0 });
  expect(await told('/401', { status: 200 })).toMatchObject({ code: 1, err: expect.stringContaining('status 401') });
  expect(await told('/fine', { status: 204 })).toMatchObject({ code: 1, err: expect.stringContaining('status 200') });
  expect(await told('/host', { headers: { Host: 'shop.example' } })).toMatchObject({ code: 0 });
  expect(await told('/host', {})).toMatchObject({ code: 1, err: expect.stringContaining('status 421') });
});

test('waitForHttp gives up on a server that never answers, within the deadline', async () => {
  const ended = await start(waitForHttp(`${base}/never`, { within: '3s' }));
  expect(ended.code).toBe(1);
  expect(ended.seconds).toBeLessThanOrEqual(3.5);
  expect(ended.err).toContain('no answer within 3 s');
});

test('text of the user is never read as shell', async () => {
  const nasty = '$PATH`id`\';exit"0&*';
  expect((await start(waitForHttp(`${base}/${nasty}`, { within: '3s' }))).out).toContain(nasty);
  expect((await start(run('echo', 'any', ['echo', nasty], { within: '3s' }))).out).toBe(`${nasty}\n`);
});

test('fetchFiles puts a checked file into place, once', async () => {
  const sha256 = createHash('sha256').update('hello\n').digest('hex');
  const container = fetchFiles(
    'v',
    { "a b/it's": { url: `${base}/fine`, sha256 } },
    { within: '5s', mountPath: volume },
  );
  expect(await start(container)).toMatchObject({ code: 0, out: expect.stringContaining("a b/it's fetched") });
  expect(readFileSync(join(volume, "a b/it's"), 'utf8')).toBe('hello\n');
  expect(statSync(join(volume, "a b/it's")).mode & 0o444).toBe(0o444);
  expect(await start(container)).toMatchObject({ code: 0, out: expect.stringContaining("a b/it's is there already") });
  expect(asked).toBe(1);
});

test('fetchFiles leaves nothing behind of a file with another checksum or of one that does not come', async () => {
  const sha256 = '0'.repeat(64);
  const bad = (path: string) =>
    fetchFiles('v', { bad: { url: `${base}${path}`, sha256 } }, { within: '2s', mountPath: volume });
  expect(await start(bad('/fine'))).toMatchObject({ code: 1, err: expect.stringContaining(`not ${sha256}`) });
  expect(await start(bad('/never'))).toMatchObject({ code: 1, err: expect.stringContaining('gave up on') });
  expect(readdirSync(volume).filter((name) => name.startsWith('bad'))).toEqual([]);
});

test('run gives back the exit code and the output of the command', async () => {
  const ended = await start(run('job', 'any', ['sh', '-c', 'echo out; echo err >&2; exit 3'], { within: '5s' }));
  expect(ended).toMatchObject({ code: 3, out: 'out\n', err: 'err\n' });
  expect(await start(run('job', 'any', ['true'], { within: '5s' }))).toMatchObject({ code: 0 });
});

test('run ends a command at the deadline, even one that ignores SIGTERM', async () => {
  const polite = await start(run('job', 'any', ['sleep', '20'], { within: '1s' }));
  expect(polite).toMatchObject({ code: 124, err: expect.stringContaining('job: not done after 1 s') });
  expect(polite.seconds).toBeLessThan(3);
  const stubborn = await start(
    run('job', 'any', ['sh', '-c', 'trap "" TERM; while :; do sleep 1; done'], { within: '1s' }),
  );
  expect(stubborn.code).toBe(124);
  expect(stubborn.seconds).toBeLessThan(8);
});

test('a Pod that is deleted does not have to wait for them: SIGTERM ends each soon', async () => {
  const container = fetchFiles(
    'v',
    { x: { url: `${base}/never`, sha256: '0'.repeat(64) } },
    { within: '20s', mountPath: volume },
  );
  const ended = await Promise.all([
    start(container, 1),
    start(run('job', 'any', ['sleep', '20'], { within: '20s' }), 1),
    start(waitForTcp('localhost:1', { within: '20s' }), 1),
    start(waitForHttp(`${base}/never`, { within: '20s' }), 1),
  ]);
  expect(ended.map(({ code }) => code)).toEqual([143, 143, 143, 143]);
  for (const { seconds } of ended) expect(seconds).toBeLessThan(7);
});
