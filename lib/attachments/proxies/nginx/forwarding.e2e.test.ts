import { gunzipSync } from 'node:zlib';
import { callGrpc, grpcApplication } from '../../../../test-helpers/grpc-application';
import {
  application,
  ask,
  echo,
  type Options,
  ports,
  start,
  stopNginx,
  withEachTest,
} from '../../../../test-helpers/proxied-application';

// What the real nginx passes on, and how.

withEachTest();

async function seen(headers: Record<string, string>): Promise<Record<string, string>> {
  return JSON.parse((await ask('/', { headers })).body).headers;
}

describe('X-Forwarded-Port', () => {
  test.each([
    ['shop.example:8443', '8443'],
    ['shop.example', '80'],
    ['[::1]', '80'],
    ['[::1]:9000', '9000'],
  ])('of a request for %s is %s', async (host, port) => {
    await application(echo);
    await start();
    expect((await seen({ host, 'x-forwarded-port': '1' }))['x-forwarded-port']).toBe(port);
  });

  test.each<[string, Record<string, string>, string]>([
    ['says', { 'x-forwarded-port': '444' }, '444'],
    ['implies by its protocol', { 'x-forwarded-proto': 'https' }, '443'],
  ])('is what a trusted proxy %s', async (_, headers, port) => {
    await application(echo);
    await start({ trustedProxies: ['127.0.0.0/8'] });
    expect((await seen({ host: 'shop.example', ...headers }))['x-forwarded-port']).toBe(port);
  });
});

describe('X-Request-ID', () => {
  test('of the client is passed on, and logged', async () => {
    await application(echo);
    const { output } = await start();
    expect((await seen({ 'x-request-id': 'a-1' }))['x-request-id']).toBe('a-1');
    expect(JSON.parse(output())).toMatchObject({ requestId: 'a-1' });
  });

  test.each<[string, Record<string, string>]>([
    ['absent', {}],
    ['too long', { 'x-request-id': 'a'.repeat(129) }],
    ['no identifier', { 'x-request-id': 'a b"' }],
  ])('is made where it is %s', async (_, headers) => {
    await application(echo);
    await start();
    expect((await seen(headers))['x-request-id']).toMatch(/^[0-9a-f]{32}$/);
  });

  test('is left as it is with requestId: false', async () => {
    await application(echo);
    await start({ requestId: false });
    expect(await seen({})).not.toHaveProperty('x-request-id');
    expect((await seen({ 'x-request-id': 'a b' }))['x-request-id']).toBe('a b');
  });
});

test('trace headers pass unchanged', async () => {
  await application(echo);
  await start();
  const trace = {
    traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
    tracestate: 'a=1',
    baggage: 'user=2',
    b3: '80f198ee56343ba864fe8b2a57d3eff7-e457b5a2e4d86bd1-1',
  };
  expect(await seen(trace)).toMatchObject(trace);
});

describe('gzip', () => {
  const json = JSON.stringify({ text: 'x'.repeat(2000) });
  const compressed = async (options: Options, accepts = 'gzip') => {
    await application(() => ({ headers: { 'content-type': 'application/json' }, body: json }));
    await start(options);
    return ask('/', { headers: { 'accept-encoding': accepts } });
  };

  test('compresses JSON for clients that accept it', async () => {
    const { headers, bytes } = await compressed({ gzip: true });
    expect(headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'Accept-Encoding' });
    expect(gunzipSync(bytes).toString()).toBe(json);
  });

  test('compresses nothing for other clients, or without the option', async () => {
    expect((await compressed({ gzip: true }, 'identity')).headers).not.toHaveProperty('content-encoding');
  });

  test('compresses nothing by default', async () => {
    expect((await compressed({})).headers).not.toHaveProperty('content-encoding');
  });
});

describe('gRPC', () => {
  const grpc = { upstream: { protocol: 'grpc' } } as const;

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
    const ready = () => ask('/ready', { port: ports.probes });
    expect((await ready()).status).toBe(502);
    const close = await grpcApplication(ports.app);
    expect((await ready()).status).toBe(200);
    await stopNginx('SIGTERM');
    await close();
  });
});
