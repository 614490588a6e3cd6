import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { callGrpc, grpcApplication } from '../../../test-helpers/grpc-application';
import {
  accepts,
  after,
  application,
  ask,
  echo,
  ports,
  servers,
  sockets,
  withEachTest,
} from '../../../test-helpers/proxied-application';
import { type CommonOptions, endProxy, proxies, servedCertificate, startNamed } from '../../../test-helpers/proxies';
import type { PodTemplateSpec } from '../../kubernetes/generated/types';

// One word, one meaning: every proxy's real program does the same with the options that all share.

withEachTest();
afterEach(endProxy);

describe.each(Object.keys(proxies))('%s', (name) => {
  const start = (options: CommonOptions = {}, template?: PodTemplateSpec) => startNamed(name, options, template);
  const seen = async (headers: Record<string, string | string[]> = {}): Promise<Record<string, string>> =>
    JSON.parse((await ask('/', { headers: headers as Record<string, string> })).body).headers;
  const closing = async () => (await ask('/', { headers: { connection: 'keep-alive' } })).headers.connection;
  const ready = async () => (await ask('/ready', { port: ports.probes })).status;
  const live = async () => (await ask('/live', { port: ports.probes })).status;

  describe('tells the application', () => {
    beforeEach(() => application(echo));

    test('who asks for what, and continues X-Forwarded-For', async () => {
      await start();
      const { headers, url } = JSON.parse(
        (await ask('/a/%2F?b=c', { headers: { host: 'shop.example:8443', 'x-forwarded-for': '1.2.3.4' } })).body,
      );
      expect(url).toBe('/a/%2F?b=c');
      expect(headers).toMatchObject({
        host: 'shop.example:8443',
        'x-forwarded-for': expect.stringMatching(/^1\.2\.3\.4, ?127\.0\.0\.1$/),
        'x-forwarded-host': 'shop.example:8443',
        'x-forwarded-proto': 'http',
        'x-forwarded-port': '8443',
        'x-real-ip': '127.0.0.1',
      });
      expect(headers).not.toHaveProperty('upgrade');
    });

    test('nothing of what a client makes up where trusted proxies are named', async () => {
      await start({ trustedProxies: ['192.0.2.0/24'] });
      const made = { host: 'a', 'x-forwarded-for': '6.6.6.6', 'x-forwarded-proto': 'https', 'x-forwarded-port': '1' };
      expect(await seen(made)).toMatchObject({
        'x-forwarded-for': '127.0.0.1',
        'x-forwarded-proto': 'http',
        'x-forwarded-port': '80',
        'x-real-ip': '127.0.0.1',
      });
    });

    test('what trusted proxies say', async () => {
      await start({ trustedProxies: ['127.0.0.0/8', '10.0.0.0/8', 'fd00::/8'] });
      const said = { host: 'a', 'x-forwarded-for': '6.6.6.6, 1.2.3.4, 10.0.0.9', 'x-forwarded-proto': 'https' };
      expect(await seen(said)).toMatchObject({
        'x-forwarded-for': expect.stringMatching(/^6\.6\.6\.6, 1\.2\.3\.4, 10\.0\.0\.9, ?127\.0\.0\.1$/),
        'x-forwarded-proto': 'https',
        'x-forwarded-port': '443',
        'x-real-ip': '1.2.3.4',
      });
      expect(await seen({ ...said, 'x-forwarded-port': '444' })).toMatchObject({ 'x-forwarded-port': '444' });
    });

    test('the port that the client connects to, by the host that it names', async () => {
      await start();
      const hosts = { 'shop.example:8443': '8443', 'shop.example': '80', '[::1]': '80', '[::1]:9000': '9000' };
      for (const [host, port] of Object.entries(hosts)) {
        expect({ host, ...(await seen({ host, 'x-forwarded-port': '1' })) }).toMatchObject({
          host,
          'x-forwarded-port': port,
        });
      }
    });

    test('the request id of the client, or a new one for what is none', async () => {
      await start();
      expect(await seen({ 'x-request-id': 'a-1' })).toMatchObject({ 'x-request-id': 'a-1' });
      for (const given of [{}, { 'x-request-id': 'a'.repeat(129) }, { 'x-request-id': 'a b"' }]) {
        expect((await seen(given))['x-request-id']).toMatch(/^[0-9a-f-]{32,36}$/);
      }
    });

    test('the request id as it is with requestId: false', async () => {
      await start({ requestId: false });
      expect(await seen()).not.toHaveProperty('x-request-id');
      expect(await seen({ 'x-request-id': 'a b' })).toMatchObject({ 'x-request-id': 'a b' });
    });

    test('the trace headers unchanged', async () => {
      await start();
      const trace = {
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        tracestate: 'a=1',
        baggage: 'user=2',
        b3: '80f198ee56343ba864fe8b2a57d3eff7-e457b5a2e4d86bd1-1',
      };
      expect(await seen(trace)).toMatchObject(trace);
    });

    test('headers exactly as they are given, whatever they mean to the proxy', async () => {
      const value = '!"#$%&\'()*+,-./0:;<=>?@A[\\]^_`a{|}~ $host ${host} %[src] %REQ(a)% "; return 500; #';
      const request = { 'X-Given': value, 'User-Agent': '', Host: 'inner.example' };
      await start({ headers: { request, response: { 'X-Back': value } } });
      const answer = await ask('/', { headers: { 'user-agent': 'someone' } });
      const { headers } = JSON.parse(answer.body);
      expect(headers).toMatchObject({ 'x-given': value, host: 'inner.example' });
      expect(headers).not.toHaveProperty('user-agent');
      expect(answer.headers['x-back']).toBe(value);
    });
  });

  test('sets and removes headers of responses, those of errors too', async () => {
    const server = await application(() => ({ headers: { 'x-powered-by': 'a', 'x-frame-options': 'ALLOW' } }));
    await start({ headers: { response: { 'X-Powered-By': '', 'X-Frame-Options': 'DENY' } } });
    const { headers } = await ask('/');
    expect(headers).toMatchObject({ 'x-frame-options': 'DENY' });
    expect(headers).not.toHaveProperty('x-powered-by');
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => server.close(done));
    const failed = await ask('/');
    expect([failed.status >= 502, failed.headers['x-frame-options']]).toEqual([true, 'DENY']);
  });

  test('logs each request as a line of JSON, and no probe', async () => {
    await application(echo);
    const { output } = await start();
    await ask('/a"b', { headers: { host: 'a', 'user-agent': 'x"\\y', 'x-request-id': 'a-1' } });
    await ask('/ready', { port: ports.probes });
    await ask('/last');
    while (!output().includes('/last')) await after(10);
    const lines = output()
      .split('\n')
      .filter((line) => line.startsWith('{'))
      .map((line) => JSON.parse(line));
    expect(lines).toMatchObject([
      { uri: '/a"b', method: 'GET', host: 'a', userAgent: 'x"\\y', requestId: 'a-1', client: '127.0.0.1' },
      { uri: '/last' },
    ]);
    expect(lines.map(({ status }) => Number(status))).toEqual([200, 200]);
  });

  test('answers 504 when the application takes longer than the read timeout', async () => {
    await application(() => ({}));
    servers[0]?.removeAllListeners('request');
    await start({ timeouts: { read: '300ms' } });
    expect((await ask('/')).status).toBe(504);
  });

  test('is reached over IPv6 as over IPv4', async () => {
    await application(echo);
    await start();
    expect((await ask('/', { host: '::1' })).status).toBe(200);
    expect((await ask('/live', { host: '::1', port: ports.probes })).status).toBe(200);
  });

  test('reaches an application on ::1', async () => {
    await application(echo, ports.app, '::1');
    await start({ upstream: { address: '::1' } });
    expect((await ask('/')).status).toBe(200);
  });

  test('spreads requests over the ports of the application, past one that is down', async () => {
    const answered: string[] = [];
    await application(() => ({ body: String(answered.push('first')) }), ports.app);
    const second = await application(() => ({ body: String(answered.push('second')) }), ports.second);
    await start({ upstream: { ports: [ports.app, ports.second] } });
    for (let i = 0; i < 12; i += 1) await ask('/');
    expect(new Set(answered)).toEqual(new Set(['first', 'second']));
    for (const socket of sockets) socket.destroy();
    await new Promise((done) => second.close(done));
    for (let i = 0; i < 6; i += 1) expect((await ask('/')).status).toBe(200);
  });

  describe('an upgrade', () => {
    async function upgrade(protocol: string): Promise<{ socket: Socket; answer: string }> {
      const socket = connect(ports.listen, '127.0.0.1');
      sockets.add(socket);
      const handshake = 'Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n';
      socket.write(`GET /ws HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: ${protocol}\r\n${handshake}\r\n`);
      const answer = await new Promise<string>((done) => socket.once('data', (data) => done(data.toString())));
      return { socket, answer };
    }

    async function upgradingApplication(): Promise<void> {
      const server = await application(() => ({ status: 426 }));
      server.on('upgrade', (incoming, socket) => {
        const accepted =
          'Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=';
        socket.write(`HTTP/1.1 101 Switching Protocols\r\n${accepted}\r\n\r\n`);
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

    test.each([
      ['to anything else', 'h2c', {}],
      ['where WebSockets are off', 'websocket', { websockets: false }],
    ])('%s is kept from the application', async (_, protocol, options) => {
      await upgradingApplication();
      await start(options);
      expect((await upgrade(protocol)).answer).toMatch(/^HTTP\/1\.1 4(?:26|03) /);
    });

    test('ends after the time to drain when the proxy stops', async () => {
      await upgradingApplication();
      const { preStop, stop } = await start({ stop: { sleep: '1s', drain: '1s' } });
      const { socket } = await upgrade('websocket');
      const closed = new Promise<number>((done) => socket.on('close', () => done(Date.now())));
      const begun = Date.now();
      await preStop();
      // What the kubelet does when the application has exited.
      const stopped = name === 'haproxy' || name === 'nginx' ? undefined : stop('SIGTERM');
      expect((await closed) - begun).toBeGreaterThan(1900);
      await stopped;
    });
  });

  describe('TLS', () => {
    test('is served with 1.3 from the mounted certificate, and a renewed one some seconds later', async () => {
      await application(echo);
      const { renew } = await start({ tls: {} });
      expect(await servedCertificate()).toEqual({ name: 'first', protocol: 'TLSv1.3' });
      renew('second');
      while ((await servedCertificate()).name !== 'second') await after(100);
    });

    test('refuses versions before 1.2', async () => {
      await start({ tls: {} });
      const old = new Promise((done, fail) => {
        const options = { maxVersion: 'TLSv1.1', minVersion: 'TLSv1', ciphers: 'DEFAULT@SECLEVEL=0' } as const;
        const socket = connectTls({ port: ports.listen, rejectUnauthorized: false, ...options }, () =>
          done('connected'),
        );
        socket.on('error', fail);
      });
      await expect(old).rejects.toThrow(/alert|protocol|version|ECONNRESET/i);
    });

    test('tells the application so, and redirects what comes in plain', async () => {
      await application(echo);
      await start({ tls: { redirect: true } });
      const plain = { port: ports.redirect, headers: { host: 'shop.example:80' }, method: 'POST' };
      const redirect = await ask('/a?b', plain);
      expect([redirect.status, redirect.headers.location]).toEqual([308, 'https://shop.example/a?b']);
      const answer = await new Promise<string>((done, fail) => {
        const socket = connectTls({ port: ports.listen, host: '127.0.0.1', rejectUnauthorized: false }, () =>
          socket.write('GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n'),
        );
        const parts: string[] = [];
        socket.on('data', (data) => parts.push(data.toString()));
        socket.on('end', () => done(parts.join('')));
        socket.on('error', fail);
      });
      expect(answer).toContain('"x-forwarded-proto":"https"');
      expect(answer).toContain('"x-forwarded-port":"443"');
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

    test('is up without the application, and ready only with it', async () => {
      await start();
      expect([await live(), (await ready()) >= 502]).toEqual([200, true]);
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
  });

  // The program of Debian is older than what HTTP/2 of nginx needs: nginx/forwarding.e2e.test.ts.
  (name === 'nginx' ? describe.skip : describe)('gRPC', () => {
    const grpc: CommonOptions = { upstream: { protocol: 'grpc' } };

    test('gets through over HTTP/2, with trailers and both streams', async () => {
      const close = await grpcApplication(ports.app);
      await start(grpc);
      const { text, trailers } = await callGrpc(ports.listen);
      expect(trailers).toMatchObject({ 'grpc-status': '0' });
      expect(text).toMatch(/"x-forwarded-proto":"http".*firstlast$/);
      expect(text).toContain('"te":"trailers"');
      await close();
    });

    test('is ready when the application answers a request that is not one of gRPC', async () => {
      await start(grpc);
      expect((await ready()) >= 502).toBe(true);
      const close = await grpcApplication(ports.app);
      expect(await ready()).toBe(200);
      await close();
    });
  });

  describe('a stop', () => {
    test('closes each connection with its response while it serves, and completes what is open', async () => {
      await application(echo);
      const { preStop } = await start({ stop: { sleep: '2s' } });
      expect(await closing()).not.toBe('close');
      const hook = preStop();
      while ((await closing()) !== 'close') await after(10);
      expect(JSON.parse((await ask('/a', { method: 'POST', body: 'kept' })).body)).toMatchObject({
        url: '/a',
        body: 'kept',
      });
      expect(await hook).toBe(0);
    });

    test('answers the request that is under way, and takes no new one', async () => {
      let answer = () => {};
      const server = await application(() => ({}));
      server.removeAllListeners('request');
      const arrived = new Promise<void>((there) => {
        server.on('request', (_, response) => {
          answer = () => void response.end('done');
          there();
        });
      });
      const { preStop } = await start({ stop: { sleep: '1s', drain: '1m' } });
      const asked = ask('/');
      await arrived;
      const hook = preStop();
      while (await accepts(ports.listen)) await after(10);
      answer();
      expect((await asked).body).toBe('done');
      expect(await hook).toBe(0);
    });
  });
});
