import { gunzipSync } from 'node:zlib';
import { callGrpc, grpcApplication } from '../../../../test-helpers/grpc-application';
import {
  application,
  ask,
  type Options,
  ports,
  start,
  stopNginx,
  withEachTest,
} from '../../../../test-helpers/proxied-application';

// What the real nginx does beyond what ../proxies.e2e.test.ts asks of all proxies.

withEachTest();

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
