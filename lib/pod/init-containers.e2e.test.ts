// Runs the scripts of the init containers in busybox, which has to be installed (`apt-get install busybox`).
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { createServer as createTcpServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Duration } from '../kubernetes/duration';
import type { Container } from '../kubernetes/generated/types';
import { fetchFiles } from './init-containers-fetch';
import { run } from './init-containers-run';
import { waitForHttp, waitForTcp } from './init-containers-wait';

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
}

/** Longer than a test may take: what ends all the same does not wait for it. */
const never = '10h';

/**
 * Runs a container's command with nothing but busybox on the path.
 * @param onOutput is told all that it printed so far, each time that it prints
 */
function start(
  { command = [], args = [] }: Container,
  onOutput: (output: string, child: ChildProcess) => void = () => {},
): Promise<Ended> {
  const [program = '', ...rest] = [...command, ...args];
  const child = spawn(join(bin, program), rest, {
    env: { PATH: bin },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const read = { out: '', err: '' };
  child.stdout.on('data', (text) => {
    read.out += text;
    onOutput(read.out, child);
  });
  child.stderr.on('data', (text) => {
    read.err += text;
  });
  return new Promise((resolve) => {
    child.on('close', (code) => {
      endGroup(child);
      resolve({ code, ...read });
    });
  });
}

/** What a process left behind, as a container does not outlive its first. */
function endGroup({ pid }: ChildProcess): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
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
    const ended = await start(waitForTcp(`${host}:${port}`, { within: never }));
    expect(ended).toMatchObject({ code: 0, err: '' });
    expect(ended.out).toContain(`waiting for ${host}:${port}, at most 36000 s`);
  }
  expect(got).toEqual([]);
  server.close();
});

test('waitForTcp succeeds once the port is open', async () => {
  const server = createTcpServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  const ended = await start(waitForTcp(`localhost:${port}`, { within: never }), (output) => {
    if (output.includes('Connection refused') && !server.listening) server.listen(port, '::');
  });
  expect(ended.code).toBe(0);
  server.close();
});

test('waitForTcp fails within the deadline and says what it waited for and why it gave up', async () => {
  const ended = await start(waitForTcp('localhost:1', { within: '3s' }));
  expect(ended.code).toBe(1);
  expect(ended.err).toMatch(/gave up on localhost:1 after 3 s: telnet: .*Connection refused/);
  expect((await start(waitForTcp('nowhere.invalid:1', { within: '1s' }))).err).toContain('bad address');
});

test('waitForHttp takes any 2xx, follows redirects and waits out errors', async () => {
  for (const path of ['/fine', '/moved', '/later']) {
    asked = 0;
    expect(await start(waitForHttp(`${base}${path}`, { within: never }))).toMatchObject({ code: 0, err: '' });
  }
});

test('waitForHttp accepts the given statuses, and sends headers', async () => {
  const told = (path: string, options: object) => start(waitForHttp(`${base}${path}`, { within: never, ...options }));
  expect(await told('/401', { status: [403, 401] })).toMatchObject({ code: 0 });
  expect(await told('/host', { headers: { Host: 'shop.example' } })).toMatchObject({ code: 0 });

  /** What it says of an answer that it does not take; then it is told to stop. */
  const refused = async (path: string, options: object) => {
    const { out } = await start(waitForHttp(`${base}${path}`, { within: never, ...options }), (output, child) => {
      if (output.includes('still waiting')) child.kill('SIGTERM');
    });
    return out;
  };
  expect(await refused('/401', { status: 200 })).toContain('left: status 401');
  expect(await refused('/fine', { status: 204 })).toContain('left: status 200');
  expect(await refused('/host', {})).toContain('left: status 421');
});

test('waitForHttp gives up on a server that never answers, within the deadline', async () => {
  const ended = await start(waitForHttp(`${base}/never`, { within: '3s' }));
  expect(ended.code).toBe(1);
  expect(ended.err).toContain('no answer within 3 s');
});

test('strings of the user are never read as shell', async () => {
  const nasty = '$PATH`id`\';exit"0&*';
  expect((await start(waitForHttp(`${base}/${nasty}`, { within: never }))).out).toContain(nasty);
  expect((await start(run('echo', 'any', ['echo', nasty], { within: never }))).out).toBe(`${nasty}\n`);
});

test('fetchFiles puts a checked file into place, once', async () => {
  const sha256 = createHash('sha256').update('hello\n').digest('hex');
  const container = fetchFiles(
    'v',
    { "a b/it's": { url: `${base}/fine`, sha256 } },
    { within: never, mountPath: volume },
  );
  expect(await start(container)).toMatchObject({ code: 0, out: expect.stringContaining("a b/it's fetched") });
  expect(readFileSync(join(volume, "a b/it's"), 'utf8')).toBe('hello\n');
  expect(statSync(join(volume, "a b/it's")).mode & 0o444).toBe(0o444);
  expect(await start(container)).toMatchObject({ code: 0, out: expect.stringContaining("a b/it's is there already") });
  expect(asked).toBe(1);
});

test('fetchFiles leaves nothing behind of a file with another checksum or of one that does not come', async () => {
  const sha256 = '0'.repeat(64);
  const bad = (path: string, within: Duration = '2s') =>
    fetchFiles('v', { bad: { url: `${base}${path}`, sha256 } }, { within, mountPath: volume });
  expect(await start(bad('/fine', never))).toMatchObject({ code: 1, err: expect.stringContaining(`not ${sha256}`) });
  expect(await start(bad('/never'))).toMatchObject({ code: 1, err: expect.stringContaining('gave up on') });
  expect(readdirSync(volume).filter((name) => name.startsWith('bad'))).toEqual([]);
});

test('run gives back the exit code and the output of the command', async () => {
  const ended = await start(run('job', 'any', ['sh', '-c', 'echo out; echo err >&2; exit 3'], { within: never }));
  expect(ended).toMatchObject({ code: 3, out: 'out\n', err: 'err\n' });
  expect(await start(run('job', 'any', ['true'], { within: never }))).toMatchObject({ code: 0 });
});

test('run ends a command at the deadline, even one that ignores SIGTERM', async () => {
  const polite = await start(run('job', 'any', ['sleep', '36000'], { within: '1s' }));
  expect(polite).toMatchObject({ code: 124, err: expect.stringContaining('job: not done after 1 s') });
  const stubborn = await start(
    run('job', 'any', ['sh', '-c', 'trap "" TERM; while :; do sleep 1; done'], { within: '1s' }),
  );
  expect(stubborn.code).toBe(124);
});

test('a Pod that is deleted does not have to wait for them: SIGTERM ends each soon', async () => {
  const container = fetchFiles(
    'v',
    { x: { url: `${base}/never`, sha256: '0'.repeat(64) } },
    { within: never, mountPath: volume },
  );
  // Each says something when it has begun to wait.
  const stop = (_output: string, child: ChildProcess) => child.kill('SIGTERM');
  const ended = await Promise.all([
    start(container, stop),
    start(run('job', 'any', ['sh', '-c', 'echo begun; exec sleep 36000'], { within: never }), stop),
    start(waitForTcp('localhost:1', { within: never }), stop),
    start(waitForHttp(`${base}/never`, { within: never }), stop),
  ]);
  expect(ended.map(({ code }) => code)).toEqual([143, 143, 143, 143]);
});
