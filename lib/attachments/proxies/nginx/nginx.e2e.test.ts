import { spawn } from 'node:child_process';
import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { contextFor } from '../../../../test-helpers/attachment-context';
import {
  accepts,
  after,
  application,
  ask,
  attachmentOf,
  echo,
  type Options,
  ports,
  servers,
  sockets,
  start,
  stopNginx,
  withEachTest,
} from '../../../../test-helpers/proxied-application';
import { nginxDirectory, testConfig, writeCertificate } from '../../../../test-helpers/real-nginx';
import type { PodTemplateSpec } from '../../../kubernetes/generated/types';
import type { Context } from '../../../pod/attachment';

// The real nginx, on the configuration as it is, with only the container's own paths led elsewhere.

withEachTest();

/** The common name of the certificate that is served to a new client. */
function servedCertificate(): Promise<{ name: string; protocol: string | null }> {
  return new Promise((done, fail) => {
    const socket = connectTls({ port: ports.listen, host: '127.0.0.1', rejectUnauthorized: false }, () => {
      const { subject } = socket.getPeerCertificate();
      done({ name: String(subject.CN), protocol: socket.getProtocol() });
      socket.end();
    });
    socket.on('error', fail);
  });
}

describe('nginx -t', () => {
  const combinations: readonly (readonly [string, Options])[] = [
    ['the defaults', {}],
    ['every switch off', { websockets: false, buffering: false, accessLog: false, ipv6: false, maxBodySize: 0 }],
    ['TLS with a redirect', { tls: { redirect: true } }],
    ['a cache', { cache: { sizeLimit: '1Gi' } }],
    [
      'a small cache, TLS and proxies in front',
      {
        cache: { sizeLimit: '2M', valid: '90s', inactive: 90 },
        tls: {},
        trustedProxies: ['10.0.0.0/8', 'fd00::/8', '192.0.2.1', '::1'],
      },
    ],
    ['gRPC', { upstream: { protocol: 'grpc' } }],
    ['gRPC with TLS', { upstream: { protocol: 'grpc' }, tls: {} }],
    ['gzip without request ids', { gzip: true, requestId: false }],
    ['least_conn', { upstream: { ports: [8080, 8090], method: 'least_conn' } }],
    ['ip_hash', { upstream: { ports: [8080, 8090], method: 'ip_hash' } }],
    ['random', { upstream: { ports: [8080, 8090], method: 'random' } }],
    ['IPv6 alone', { upstream: { address: '::1', readinessPath: '/ready?deep=1' } }],
    [
      'every timeout',
      { timeouts: { connect: '500ms', send: '1m30s', read: '1h', client: 5, idle: '75s' }, stop: { drain: '90s' } },
    ],
    [
      'headers of every printable character',
      {
        headers: {
          request: {
            'X-All': `a${Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).join('')} z`,
            Host: '',
            'X-Empty': '',
          },
          response: { 'X-All': '"$host" \\ {;} #', 'X-Powered-By': '' },
        },
      },
    ],
  ];
  test.each(combinations)('accepts %s without a warning', (_, options) => {
    const directory = nginxDirectory(attachmentOf(options), contextFor());
    if (options.tls !== undefined) writeCertificate(directory, 'first');
    const said = testConfig(directory);
    expect(said).toContain('test is successful');
    // The hard limit of open files is the machine's.
    expect(said).not.toMatch(/\[(?:warn|emerg|crit|error)\]/);
  });
});

describe('a request through the proxy', () => {
  test('reaches the application with who asked, and nothing of what the client made up', async () => {
    await application(echo);
    await start({ trustedProxies: ['192.0.2.0/24'] });
    const headers = { host: 'shop.example:8443', 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'https' };
    const { headers: seen, url } = JSON.parse((await ask('/a/%2F?b=c', { headers })).body);
    expect(url).toBe('/a/%2F?b=c');
    expect(seen).toMatchObject({
      host: 'shop.example:8443',
      'x-forwarded-for': '127.0.0.1',
      'x-forwarded-host': 'shop.example:8443',
      'x-forwarded-proto': 'http',
      'x-real-ip': '127.0.0.1',
    });
    expect(seen).not.toHaveProperty('upgrade');
    expect(seen.connection).not.toBe('close');
  });

  test('continues X-Forwarded-For where no proxy in front is named', async () => {
    await application(echo);
    await start();
    const { headers: seen } = JSON.parse((await ask('/', { headers: { 'x-forwarded-for': '1.2.3.4' } })).body);
    expect(seen['x-forwarded-for']).toBe('1.2.3.4, 127.0.0.1');
  });

  test('believes the proxies that are named', async () => {
    await application(echo);
    await start({ trustedProxies: ['127.0.0.0/8', '10.0.0.0/8'] });
    const headers = { 'x-forwarded-for': '6.6.6.6, 1.2.3.4, 10.0.0.9', 'x-forwarded-proto': 'https' };
    const { headers: seen } = JSON.parse((await ask('/', { headers })).body);
    expect(seen).toMatchObject({
      'x-forwarded-for': '6.6.6.6, 1.2.3.4, 10.0.0.9, 127.0.0.1',
      'x-forwarded-proto': 'https',
      'x-real-ip': '1.2.3.4',
    });
  });

  test('carries header values exactly as they were given, whatever they mean to nginx', async () => {
    const value = '!"#$%&\'()*+,-./0:;<=>?@A[\\]^_`a{|}~ $host ${host} "; return 500; #';
    await application(echo);
    await start({ headers: { request: { 'X-Given': value, 'User-Agent': '' }, response: { 'X-Back': value } } });
    const answer = await ask('/', { headers: { 'user-agent': 'someone' } });
    const { headers: seen } = JSON.parse(answer.body);
    expect(seen['x-given']).toBe(value);
    expect(seen).not.toHaveProperty('user-agent');
    expect(answer.headers['x-back']).toBe(value);
  });

  test('is written to the log as a line of JSON, and probes are not', async () => {
    await application(echo);
    const { output } = await start();
    await ask('/a"b');
    await ask('/ready', { port: ports.probes });
    await ask('/last');
    while (!output().includes('/last')) await after(10);
    const lines = output().trim().split('\n');
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { uri: '/a"b', status: '200', method: 'GET' },
      { uri: '/last' },
    ]);
  });

  test('with a body over the limit gets 413, one below comes through', async () => {
    await application(echo);
    await start({ maxBodySize: '1Ki' });
    expect((await ask('/', { method: 'POST', body: 'x'.repeat(2000) })).status).toBe(413);
    expect(JSON.parse((await ask('/', { method: 'POST', body: 'x'.repeat(1000) })).body).body).toHaveLength(1000);
  });

  test('gets 504 when the application takes longer than the read timeout', async () => {
    await application(() => ({}));
    servers[0]?.removeAllListeners('request');
    await start({ timeouts: { read: '300ms' } });
    expect((await ask('/')).status).toBe(504);
  });

  test('comes in over IPv6 as over IPv4, and gets to an application that binds ::1 alone', async () => {
    await application(echo, ports.app, '::1');
    await start();
    expect((await ask('/', { host: '::1' })).status).toBe(200);
    expect((await ask('/', { host: '127.0.0.1' })).status).toBe(200);
    expect((await ask('/live', { host: '::1', port: ports.probes })).status).toBe(200);
  });

  test('gets no answer from an application that failed once only until it works again', async () => {
    await start();
    expect((await ask('/')).status).toBe(502);
    await application(echo);
    expect((await ask('/')).status).toBe(200);
  });

  test('is spread over the ports of the application, past one that is down', async () => {
    const seen: string[] = [];
    await application(() => ({ body: String(seen.push('first')) }), ports.app);
    const second = await application(() => ({ body: String(seen.push('second')) }), ports.second);
    await start({ upstream: { ports: [ports.app, ports.second] }, workers: 1 });
    for (let i = 0; i < 4; i += 1) await ask('/');
    expect(seen.sort()).toEqual(['first', 'first', 'second', 'second']);
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => second.close(done));
    for (let i = 0; i < 4; i += 1) expect((await ask('/')).status).toBe(200);
  });

  test('shares a kept connection to the application with others, over HTTP/1.1', async () => {
    const from = new Set<number | undefined>();
    const versions = new Set<string>();
    await application((incoming) => {
      from.add(incoming.socket.remotePort);
      versions.add(incoming.httpVersion);
      return {};
    });
    await start({ workers: 1 });
    for (let i = 0; i < 5; i += 1) await ask('/');
    expect(from.size).toBe(1);
    expect([...versions]).toEqual(['1.1']);
  });
});

describe('an upgrade', () => {
  async function upgrade(protocol: string): Promise<{ socket: Socket; answer: string }> {
    const socket = connect(ports.listen, '127.0.0.1');
    sockets.add(socket);
    socket.write(`GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n\r\n`);
    const answer = await new Promise<string>((done) => socket.once('data', (data) => done(data.toString())));
    return { socket, answer };
  }

  async function upgradingApplication(): Promise<void> {
    const server = await application(() => ({ status: 426 }));
    server.on('upgrade', (incoming, socket) => {
      socket.write('HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
      socket.on('data', (data: Buffer) => socket.write(`${incoming.url} ${data}`));
      socket.on('error', () => undefined);
    });
  }

  test('to a WebSocket gets through, and bytes go both ways', async () => {
    await upgradingApplication();
    await start();
    const { socket, answer } = await upgrade('WebSocket');
    expect(answer).toMatch(/^HTTP\/1\.1 101 /);
    socket.write('ping');
    expect(await new Promise((done) => socket.once('data', (data) => done(data.toString())))).toBe('/ws ping');
  });

  test('to anything else is kept from the application', async () => {
    await upgradingApplication();
    await start();
    expect((await upgrade('h2c')).answer).toMatch(/^HTTP\/1\.1 426 /);
  });

  test('is kept from the application where WebSockets are off', async () => {
    await upgradingApplication();
    await start({ websockets: false });
    expect((await upgrade('websocket')).answer).toMatch(/^HTTP\/1\.1 426 /);
  });

  test('ends after the stop signal and the drain time', async () => {
    await upgradingApplication();
    await start({ stop: { drain: '1s' } });
    const { socket } = await upgrade('websocket');
    const closed = new Promise<number>((done) => socket.on('close', () => done(Date.now())));
    const begun = Date.now();
    const { code, took } = await stopNginx('SIGQUIT');
    expect(code).toBe(0);
    expect(took).toBeGreaterThan(900);
    expect((await closed) - begun).toBeGreaterThan(900);
  });
});

describe('a graceful stop', () => {
  test('answers the request that is under way, and takes no new one', async () => {
    let release = () => undefined as undefined;
    const server = await application(() => ({}));
    server.removeAllListeners('request');
    const arrived = new Promise<void>((there) => {
      server.on('request', (_, response) => {
        there();
        release = () => void response.end('done') as undefined;
      });
    });
    // Longer than this test may take: that nginx ends shows that it does not wait so long.
    await start({ stop: { drain: '2h' } });
    const answer = ask('/');
    await arrived;
    const stopped = stopNginx('SIGQUIT');
    while (await accepts(ports.listen)) await after(10);
    release();
    expect((await answer).body).toBe('done');
    const { code } = await stopped;
    expect(code).toBe(0);
  });
});

describe('the preStop hook', () => {
  /** Runs the hook as the kubelet would, beside nginx. */
  function hook(directory: string, options: Options, context: Partial<Context> = {}): { ended: Promise<unknown> } {
    const [added] = attachmentOf(options).build(contextFor(undefined, context)).containers ?? [];
    const [program = '', ...args] = added?.container.lifecycle?.preStop?.exec?.command ?? [];
    const inDirectory = args.map((arg) => arg.replaceAll('/tmp/', `${directory}/scratch/`));
    return { ended: new Promise((done) => spawn(program, inDirectory).on('exit', done)) };
  }

  test('closes each connection with its response while nginx serves, and then ends it', async () => {
    await application(echo);
    const options = { stop: { sleep: '1s' } } as const;
    const { directory, ended } = await start(options);
    const connectionOf = async () => (await ask('/', { headers: { connection: 'keep-alive' } })).headers.connection;
    expect(await connectionOf()).toBe('keep-alive');
    const { ended: hookEnded } = hook(directory, options);
    while ((await connectionOf()) !== 'close') await after(10);
    expect(JSON.parse((await ask('/a', { method: 'POST', body: 'kept' })).body)).toMatchObject({
      url: '/a',
      body: 'kept',
    });
    expect(await hookEnded).toBe(0);
    expect(await ended).toBe(0);
  });

  test('returns after the open requests, where a stop signal follows that could end nginx at once', async () => {
    let answer = () => {};
    const server = await application(() => ({}));
    server.removeAllListeners('request');
    const arrived = new Promise<void>((there) => {
      server.on('request', (_, response) => {
        answer = () => void response.end('done');
        there();
      });
    });
    const options = { stop: { sleep: '1s', drain: '1h' } } as const;
    const { directory, ended } = await start(options);
    const order: string[] = [];
    const asked = ask('/').then(({ body }) => order.push(body));
    await arrived;
    const hookEnded = hook(directory, options, { kubernetes: '1.28' }).ended.then(() => order.push('hook'));
    while (await accepts(ports.listen)) await after(10);
    answer();
    await Promise.all([asked, hookEnded, ended]);
    expect(order).toEqual(['done', 'hook']);
  });
});

describe('TLS', () => {
  test('is served with 1.3 from the mounted certificate, and a renewed one from the next handshake on', async () => {
    await application(echo);
    const { directory } = await start({ tls: {} });
    expect(await servedCertificate()).toEqual({ name: 'first', protocol: 'TLSv1.3' });
    writeCertificate(directory, 'second');
    expect((await servedCertificate()).name).toBe('second');
  });

  test('refuses versions before 1.2', async () => {
    await start({ tls: {} });
    const old = new Promise((done, fail) => {
      const options = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
      const socket = connectTls({ port: ports.listen, rejectUnauthorized: false, ...options }, () => done('connected'));
      socket.on('error', fail);
    });
    await expect(old).rejects.toThrow(/alert|protocol|version/i);
  });

  test('tells the application so, and redirects what comes in plain', async () => {
    await application(echo);
    await start({ tls: { redirect: true } });
    const redirect = await ask('/a?b', { port: ports.redirect, headers: { host: 'shop.example:80' }, method: 'POST' });
    expect([redirect.status, redirect.headers.location]).toEqual([308, 'https://shop.example/a?b']);
    const seen = new Promise<string>((done, fail) => {
      const socket = connectTls({ port: ports.listen, host: '127.0.0.1', rejectUnauthorized: false }, () =>
        socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
      );
      const parts: string[] = [];
      socket.on('data', (data) => parts.push(data.toString()));
      socket.on('end', () => done(parts.join('')));
      socket.on('error', fail);
    });
    expect(await seen).toContain('"x-forwarded-proto":"https"');
  });
});

describe('the cache', () => {
  const cache = { sizeLimit: '10Mi', valid: '1m', minUses: 1 } as const;

  test('answers the second request by itself, each host apart', async () => {
    let count = 0;
    await application(() => ({ body: String(++count), headers: { 'content-length': '1' } }));
    await start({ cache });
    const a = { headers: { host: 'a' } };
    const answers = [await ask('/', a), await ask('/', a), await ask('/', { headers: { host: 'b' } })];
    expect(answers.map(({ body }) => body)).toEqual(['1', '1', '2']);
    expect(answers.map(({ headers }) => headers['x-cache-status'])).toEqual(['MISS', 'HIT', 'MISS']);
  });

  test('keeps what is asked for a second time, by default', async () => {
    await application(() => ({ body: 'a', headers: { 'content-length': '1' } }));
    await start({ cache: { sizeLimit: '10Mi', valid: '1m' } });
    const statuses = [await ask('/'), await ask('/'), await ask('/')].map(({ headers }) => headers['x-cache-status']);
    expect(statuses).toEqual(['MISS', 'MISS', 'HIT']);
  });

  test('keeps out of what belongs to one user, or is told not to be kept', async () => {
    let count = 0;
    await application((incoming) => ({
      body: String(++count),
      headers: { 'content-length': '1', ...(incoming.url === '/private' && { 'cache-control': 'private' }) },
    }));
    await start({ cache });
    const asked = async (path: string, headers = {}) => (await ask(path, { headers })).body;
    expect([await asked('/private'), await asked('/private')]).toEqual(['1', '2']);
    expect([await asked('/t', { authorization: 'a' }), await asked('/t', { authorization: 'b' })]).toEqual(['3', '4']);
    expect([await asked('/c', { cookie: 'a=1' }), await asked('/c', { cookie: 'a=2' })]).toEqual(['5', '6']);
  });

  test('serves what it has while the application is down', async () => {
    const server = await application(() => ({
      headers: { 'cache-control': 'max-age=1', 'content-length': '4' },
      body: 'kept',
    }));
    await start({ cache: { sizeLimit: '10Mi', minUses: 1 } });
    await ask('/');
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
    await after(1200);
    const stale = await ask('/');
    expect([stale.status, stale.body]).toEqual([200, 'kept']);
  });

  test('does not keep a response that could fill its volume', async () => {
    const body = 'x'.repeat(2_000_000);
    await application(() => ({ body, headers: { 'content-length': String(body.length) } }));
    await start({ cache });
    await ask('/');
    expect((await ask('/')).headers['x-cache-status']).toBe('MISS');
  });

  test('asks the application once for what many want at a time', async () => {
    let count = 0;
    const server = await application(() => ({}));
    server.removeAllListeners('request');
    server.on('request', (_, response) => {
      count += 1;
      setTimeout(() => response.writeHead(200, { 'content-length': '4' }).end('slow'), 300);
    });
    await start({ cache });
    const answers = await Promise.all(Array.from({ length: 5 }, () => ask('/')));
    expect(answers.map(({ body }) => body)).toEqual(['slow', 'slow', 'slow', 'slow', 'slow']);
    expect(count).toBe(1);
  });
});

describe('health', () => {
  const withProbe = (): PodTemplateSpec => ({
    spec: {
      containers: [
        {
          name: 'app',
          image: 'app:1',
          ports: [{ name: 'web', containerPort: ports.app }],
          readinessProbe: { httpGet: { path: '/re$dy?a=1&b= c', port: 'web' } },
        },
      ],
    },
  });
  const ready = async () => (await ask('/ready', { port: ports.probes })).status;
  const live = async () => (await ask('/live', { port: ports.probes })).status;

  test('is up without the application, and ready only with it', async () => {
    await start();
    expect([await live(), await ready()]).toEqual([200, 502]);
    await application(() => ({ status: 404 }));
    expect([await live(), await ready()]).toEqual([200, 200]);
  });

  test('is not ready while the application, asked for nothing in particular, fails', async () => {
    await application(() => ({ status: 500 }));
    await start();
    expect(await ready()).toBe(500);
  });

  test("asks the application's own readiness path, and gives its answer on", async () => {
    const asked: (string | undefined)[] = [];
    let status = 200;
    await application((incoming) => ({ status, body: String(asked.push(incoming.url)) }));
    await start({}, withProbe());
    expect(await ready()).toBe(200);
    status = 404;
    expect(await ready()).toBe(404);
    expect(asked).toEqual(['/re%24dy?a=1&b=%20c', '/re%24dy?a=1&b=%20c']);
  });

  test('gives nothing else of the application away on the probe port', async () => {
    await application(echo);
    await start();
    expect((await ask('/', { port: ports.probes })).status).toBe(404);
  });

  test('has a status page that the exporter reads, on the loopback interface alone', async () => {
    await start();
    const status = await fetch(attachmentOf().scrapeUri);
    expect(await status.text()).toMatch(/^Active connections: \d+ \nserver accepts handled requests\n/);
    await expect(ask('/stub_status', { host: '::1', port: ports.status })).rejects.toThrow(/ECONNREFUSED/);
  });
});
