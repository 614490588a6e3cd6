import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCertificates, writeAuthority } from '../../../test-helpers/certificate';
import { freePorts } from '../../../test-helpers/real-nginx';
import { type Given, renderedContainers } from '../../../test-helpers/rendered-container';
import { fromSecret } from '../../pod/env';
import { type RedisProxyOptions, redisProxy } from './redis-proxy';

// The real Envoy before a real Redis, as its container would run it.

const run = renderedContainers();
const secrets = { password: 'a "secret" $word' };
const password = fromSecret('redis', 'password');

const servers: ChildProcess[] = [];
const folder = mkdtempSync(join(tmpdir(), 'redis-proxy-'));
afterEach(async () => {
  for (const server of servers.splice(0)) {
    const exit = new Promise((done) => server.once('exit', done));
    server.kill('SIGKILL');
    await exit;
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Starts a Redis, and waits until it listens. */
async function redis(port: number, ...options: readonly string[]): Promise<void> {
  const directory = join(folder, String(port));
  mkdirSync(directory, { recursive: true });
  const args = ['--bind', '127.0.0.1', '--save', '', '--dir', directory, ...options];
  servers.push(
    spawn('redis-server', ['--port', String(port), ...args], {
      stdio: 'ignore',
    }),
  );
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const isOpen = await new Promise<boolean>((done) =>
      socket.once('connect', () => done(true)).once('error', () => done(false)),
    );
    socket.destroy();
    if (isOpen) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Starts Envoy with some options; returns what redis-cli prints for a command through it. */
async function proxied(options: Partial<RedisProxyOptions> & Pick<RedisProxyOptions, 'server'>, given: Given = {}) {
  const [port = 0, probePort = 0] = await freePorts(2);
  const container = run(redisProxy({ port, probePort, ...options }), { secrets, ...given });
  await container.started();
  const call = (...words: readonly string[]) =>
    execFileSync('redis-cli', ['-p', String(port), ...words], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    }).trim();
  return { command: Object.assign(call, { port }), probePort, container };
}

test('an application reaches a Redis with a password, without knowing it', async () => {
  const [port = 0] = await freePorts(1);
  await redis(port, '--requirepass', secrets.password);
  const { command } = await proxied({ server: { host: '127.0.0.1', port }, password });
  expect(command('SET', 'greeting', 'hello')).toBe('OK');
  expect(command('GET', 'greeting')).toBe('hello');
  const without = await proxied({ server: { host: '127.0.0.1', port } });
  expect(without.command('GET', 'greeting')).toMatch(/NOAUTH/);
});

test('a user of an access control list', async () => {
  const [port = 0] = await freePorts(1);
  await redis(port, '--user', 'shop', 'on', `>${secrets.password}`, '~*', '+@all', '--user', 'default', 'off');
  const { command } = await proxied({ server: { host: '127.0.0.1', port }, user: 'shop', password });
  expect(command('SET', 'greeting', 'hello')).toBe('OK');
});

test('commands that a shared connection allows work, others are refused', async () => {
  const [port = 0] = await freePorts(1);
  await redis(port);
  const { command } = await proxied({ server: { host: '127.0.0.1', port } });
  expect(command('MSET', 'a', '1', 'b', '2')).toBe('OK');
  expect(command('MGET', 'a', 'b')).toBe('1\n2');
  expect(command('EVAL', 'return redis.call("GET", KEYS[1])', '1', 'b')).toBe('2');
  expect(transaction(command.port, 'MULTI', 'INCR a', 'INCR a', 'EXEC')).toBe('OK\nQUEUED\nQUEUED\n2\n3');
  for (const words of ['SUBSCRIBE news', 'BLPOP list 1', 'XREAD COUNT 1 STREAMS s 0']) {
    expect(command(...words.split(' '))).toMatch(/^ERR unknown command/);
  }
  expect(command('HELLO', '3')).toMatch(/^NOPROTO/);
});

test('no client can choose the database of all others', async () => {
  const [port = 0] = await freePorts(1);
  await redis(port);
  const { command } = await proxied({ server: { host: '127.0.0.1', port } });
  expect(transaction(command.port, 'SELECT 1', 'SET x 1')).toMatch(/^Fault Injected: Error\s+OK$/);
  expect(execFileSync('redis-cli', ['-p', String(port), '-n', '0', 'GET', 'x'], { encoding: 'utf8' })).toBe('1\n');
});

test('it starts without the server, tells of itself, and ends', async () => {
  const [port = 0] = await freePorts(1);
  const { command, probePort, container } = await proxied({ server: { host: '127.0.0.1', port } });
  expect(command('GET', 'a')).toMatch(/upstream/);
  expect((await fetch(`http://[::1]:${probePort}/ready`)).status).toBe(200);
  const metrics = await (await fetch(`http://127.0.0.1:${probePort}/metrics`)).text();
  expect(metrics).toMatch(/^envoy_redis_command_get_error\{[^}]*\} 1$/m);
  expect(await container.stop()).toMatchObject({ code: 0 });
});

test('two of them run in one Pod', async () => {
  const [port = 0, other = 0] = await freePorts(2);
  await redis(port);
  await redis(other);
  const one = await proxied({ server: { host: '127.0.0.1', port } });
  const second = await proxied({ name: 'second', server: { host: '127.0.0.1', port: other } });
  one.command('SET', 'name', 'one');
  expect([one.command('GET', 'name'), second.command('GET', 'name')]).toEqual(['one', '']);
});

test('an application with a client for a single Redis reaches all nodes of a cluster', async () => {
  const ports = await freePorts(3);
  const buses = await freePorts(3);
  for (const [at, port] of ports.entries()) {
    const cluster = [
      '--cluster-enabled',
      'yes',
      '--cluster-port',
      String(buses[at]),
      '--requirepass',
      secrets.password,
    ];
    await redis(port, ...cluster, '--masterauth', secrets.password);
  }
  const direct = (port: number, ...words: readonly string[]) =>
    execFileSync('redis-cli', ['-p', String(port), ...words], {
      encoding: 'utf8',
      env: { PATH: process.env.PATH ?? '', REDISCLI_AUTH: secrets.password },
    });
  direct(ports[0] ?? 0, '--cluster', 'create', ...ports.map((port) => `127.0.0.1:${port}`), '--cluster-yes');
  await until(() => ports.every((port) => direct(port, 'CLUSTER', 'INFO').includes('cluster_state:ok')));

  const { command } = await proxied({ server: { host: '127.0.0.1', port: ports[0] }, cluster: true, password });
  await until(() => command('GET', 'none') === '');
  const keys = Array.from({ length: 20 }, (_, at) => `key-${at}`);
  for (const key of keys) expect(command('SET', key, `${key}!`)).toBe('OK');
  expect(keys.map((key) => command('GET', key))).toEqual(keys.map((key) => `${key}!`));
  // No node has them all.
  const sizes = ports.map((port) => Number(direct(port, 'DBSIZE')));
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(keys.length);
  expect(sizes.filter((size) => size > 0).length).toBe(3);
});

describe('TLS', () => {
  const certificates = mkdtempSync(join(tmpdir(), 'redis-proxy-tls-'));
  let port = 0;
  beforeAll(() => {
    writeAuthority(certificates);
  });
  afterAll(() => rmSync(certificates, { recursive: true }));
  beforeEach(async () => {
    [port = 0] = await freePorts(1);
    const files = { 'cert-file': 'tls.crt', 'key-file': 'tls.key', 'ca-cert-file': 'ca.crt' };
    const options = Object.entries(files).flatMap(([option, file]) => [`--tls-${option}`, join(certificates, file)]);
    await redis(port, '--port', '0', '--tls-port', String(port), ...options);
  });

  const ca = { secretName: 'authority' };
  const certificate = { secretName: 'client' };
  const through = (
    tls: RedisProxyOptions['server']['tls'],
    host = 'localhost',
    files = readCertificates(certificates),
  ) => proxied({ server: { host, port, tls } }, { files: { 'redis-proxy-tls': files } });

  test.each([
    ['a certificate of its own', true, { ca, certificate }, 'localhost'],
    ['no certificate of its own', false, { ca }, 'localhost'],
    ['the authorities that the image knows', false, { certificate }, 'localhost'],
    ['a name that the certificate lacks', false, { ca, certificate }, '127.0.0.1'],
    ['no check', true, { certificate, verify: false }, '127.0.0.1'],
  ])('a Redis that requires certificates, with %s: %s', async (_title, reaches, tls, host) => {
    const { command } = await through(tls, host);
    expect(command('PING')).toBe('PONG');
    expect(command('SET', 'a', '1') === 'OK').toBe(reaches);
  });

  test('a certificate that is renewed is used without a restart', async () => {
    const expired = { ...readCertificates(certificates), 'ca.crt': otherAuthority() };
    const { command, container } = await through({ ca, certificate }, 'localhost', expired);
    expect(command('SET', 'a', '1')).not.toBe('OK');
    const mount = join(container.folder, 'etc/envoy-redis-tls');
    writeFileSync(join(mount, 'new'), readCertificates(certificates)['ca.crt'] ?? '', { mode: 0o444 });
    renameSync(join(mount, 'new'), join(mount, 'ca.crt'));
    await until(() => command('SET', 'a', '1') === 'OK');
  });

  function otherAuthority(): string {
    const other = mkdtempSync(join(tmpdir(), 'other-'));
    writeAuthority(other);
    const text = readCertificates(other)['ca.crt'] ?? '';
    rmSync(other, { recursive: true });
    return text;
  }
});

/** What redis-cli prints for commands of one connection. */
function transaction(port: number, ...commands: readonly string[]): string {
  const input = commands.map((line) => `${line}\n`).join('');
  return execFileSync('redis-cli', ['-p', String(port)], { encoding: 'utf8', input }).trim();
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await new Promise((done) => setTimeout(done, 50));
}
