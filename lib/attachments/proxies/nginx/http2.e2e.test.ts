import { once } from 'node:events';
import { createServer, type Http2Server } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { contextFor } from '../../../../test-helpers/attachment-context';
import { type RunningProgram, realPrograms } from '../../../../test-helpers/real-container';
import { freePorts } from '../../../../test-helpers/real-nginx';
import type { Addition } from '../../../pod/attachment';
import { nginx } from '../nginx';
import type { NginxOptions } from './options';

// An nginx that sends HTTP/2 to the application, which Debian's does not. The build of PyPI lacks the status page and the
// variable for "$", which these tests do not need.

const { runContainer } = realPrograms();
const program = process.env.NGINX_HTTP2_PROGRAM ?? 'nginx-http2';

let application: Http2Server;
afterEach(() => new Promise<unknown>((done) => application.close(done)));

/** An application that reads HTTP/2 alone, and answers with what it got. */
async function start(options: Partial<NginxOptions> = {}) {
  let sessions = 0;
  application = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const { httpVersion, headers } = request;
      const text = JSON.stringify({ httpVersion, headers, body: Buffer.concat(parts).length });
      response.writeHead(200, { 'cache-control': 'max-age=60', 'content-length': text.length }).end(text);
    });
  });
  application.on('session', () => {
    sessions += 1;
  });
  application.listen(0, '::1');
  await once(application, 'listening');
  const { port: app } = application.address() as AddressInfo;
  const [listen = 0, probePort = 0, statusPort = 0] = await freePorts(3);
  const upstream = { port: app, protocol: 'http2' } as const;
  const proxy = nginx({ listen, probePort, statusPort, upstream, accessLog: false, workers: 1, ...options });
  const running = runContainer(program, runnable(proxy.build(contextFor())));
  const ask = (path: string, port = listen, init: RequestInit = {}) => answered(running, port, path, init);
  return { ask, probePort, sessions: () => sessions };
}

/** With the arguments of the command, for a program that is called otherwise, and without what this build lacks. */
function runnable({ containers = [], config = [], ...rest }: Addition): Addition {
  const without = (text: string) =>
    text.replace(/ *geo \$literal_dollar \{[^}]*\}\n/, '').replace(/ *stub_status;\n/, '');
  return {
    ...rest,
    containers: containers.map(({ container, ...added }) => {
      const [, ...args] = container.command ?? [];
      return { ...added, container: { ...container, args } };
    }),
    config: config.map(({ volume, files }) => ({
      volume,
      files: Object.fromEntries(Object.entries(files).map(([name, text]) => [name, without(text)])),
    })),
  };
}

async function answered(running: RunningProgram, port: number, path: string, init: RequestInit): Promise<Response> {
  while (!running.hasEnded()) {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, init).catch(() => undefined);
    if (response !== undefined) return response;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(running.output());
}

test('sends requests over HTTP/2, with their headers and bodies, on one connection', async () => {
  const { ask, sessions } = await start();
  const first: unknown = await (await ask('/a')).json();
  expect(first).toMatchObject({ httpVersion: '2.0', headers: { ':path': '/a', 'x-forwarded-proto': 'http' } });
  expect(first).not.toHaveProperty('headers.connection');
  const body = 'x'.repeat(200_000);
  expect(await (await ask('/b', undefined, { method: 'POST', body })).json()).toMatchObject({ body: 200_000 });
  expect(sessions()).toBe(1);
});

test('is ready when the application answers over HTTP/2', async () => {
  const { ask, probePort } = await start();
  expect((await ask('/ready', probePort)).status).toBe(200);
});

test('caches responses', async () => {
  const { ask } = await start({ cache: { sizeLimit: '64Mi', minUses: 1 } });
  const requestId = async () => /"x-request-id":"\w+"/.exec(await (await ask('/c')).text())?.[0];
  expect(await requestId()).toBe(await requestId());
});
