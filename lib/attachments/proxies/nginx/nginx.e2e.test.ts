import { spawn } from 'node:child_process';
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
  sockets,
  start,
  stopNginx,
  withEachTest,
} from '../../../../test-helpers/proxied-application';
import { nginxDirectory, testConfig, writeCertificate } from '../../../../test-helpers/real-nginx';
import type { Context } from '../../../pod/attachment';

// What the real nginx does beyond what ../proxies.e2e.test.ts asks of all proxies.

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
  test('with a body over the limit gets 413, one below comes through', async () => {
    await application(echo);
    await start({ maxBodySize: '1Ki' });
    expect((await ask('/', { method: 'POST', body: 'x'.repeat(2000) })).status).toBe(413);
    expect(JSON.parse((await ask('/', { method: 'POST', body: 'x'.repeat(1000) })).body).body).toHaveLength(1000);
  });

  test('gets no answer from an application that failed once only until it works again', async () => {
    await start();
    expect((await ask('/')).status).toBe(502);
    await application(echo);
    expect((await ask('/')).status).toBe(200);
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

test('a status page that the exporter reads is on the loopback interface alone', async () => {
  await start();
  const status = await fetch(attachmentOf().scrapeUri);
  expect(await status.text()).toMatch(/^Active connections: \d+ \nserver accepts handled requests\n/);
  await expect(ask('/stub_status', { host: '::1', port: ports.status })).rejects.toThrow(/ECONNREFUSED/);
});
