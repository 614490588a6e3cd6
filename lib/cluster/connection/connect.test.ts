import { writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import { kubeconfigFor, playedServer, statusOf } from '../testdata/played-server';
import { openConnection } from './connect';

const server = playedServer();
const get = { method: 'GET', path: '/api/v1/namespaces/shop/pods/web' } as const;
const post = {
  method: 'POST',
  path: '/api/v1/namespaces/shop/pods',
  body: { kind: 'Pod', metadata: { name: 'web' } },
} as const;
const apply = { ...get, method: 'PATCH', contentType: 'application/apply-patch+yaml', body: {} } as const;

test('sends a request with the token of the kubeconfig and answers with the JSON', async () => {
  server.play = () => ({ body: { kind: 'Pod' } });
  const connection = await server.connect();
  await expect(
    connection.request({ ...get, query: { fieldSelector: 'a=b', limit: 5, absent: undefined } }),
  ).resolves.toEqual({
    kind: 'Pod',
  });
  expect(server.got).toEqual(['GET /api/v1/namespaces/shop/pods/web?fieldSelector=a=b&limit=5']);
  expect(server.requests[0]?.headers.authorization).toBe('Bearer token-of-a-test');
  expect(connection).toMatchObject({ context: 'played', namespace: 'shop' });
});

test('sends the body of a DELETE with its length', async () => {
  server.play = () => ({ body: {} });
  const connection = await server.connect();
  await connection.request({ ...get, method: 'DELETE', body: { propagationPolicy: 'Orphan' } });
  expect(server.requests[0]).toMatchObject({
    body: { propagationPolicy: 'Orphan' },
    headers: { 'content-length': '30', 'content-type': 'application/json' },
  });
});

test('keeps its connection', async () => {
  const ports = new Set<unknown>();
  server.play = ({ headers }) => ({ body: { connection: headers.connection } });
  const connection = await server.connect();
  for (let count = 0; count < 3; count += 1) ports.add(JSON.stringify(await connection.request(get)));
  expect([...ports]).toEqual(['{"connection":"keep-alive"}']);
});

test.each([
  ['429 with Retry-After, whatever the method', post, statusOf(429, 'TooManyRequests')],
  [
    '503 with Retry-After, whatever the method',
    post,
    { ...statusOf(503, 'ServiceUnavailable'), headers: { 'retry-after': '0' } },
  ],
  ['500 without Retry-After, for GET', get, statusOf(500, 'InternalError')],
  ['502 of a proxy, for server-side apply', apply, { status: 502, body: '<html>' }],
])('sends a request again after %s', async (_, request, refused) => {
  server.play = (_request, attempt) => (attempt < 3 ? refused : { body: { attempt } });
  const connection = await server.connect();
  await expect(connection.request(request)).resolves.toEqual({ attempt: 3 });
});

test.each([
  ['500 for POST', post, statusOf(500, 'InternalError', 'a webhook failed')],
  ['409', apply, statusOf(409, 'Conflict', 'a conflict')],
  [
    'an eviction that a PodDisruptionBudget refuses',
    post,
    statusOf(429, 'TooManyRequests', 'x', { causes: [{ reason: 'DisruptionBudget', message: 'a' }] }),
  ],
])('does not repeat a request after %s', async (_, request, refused) => {
  server.play = () => refused;
  const connection = await server.connect();
  await expect(connection.request(request)).rejects.toMatchObject({ name: 'ClusterError', status: refused.status });
  expect(server.got).toHaveLength(1);
});

test('sends again what has no second effect when its connection is cut, and nothing else', async () => {
  const connection = await server.connect();
  server.play = () => ({ body: {} });
  await connection.request(get);
  server.play = (_, attempt) => (attempt < 2 ? 'cut' : { body: { attempt } });
  await expect(connection.request({ ...get, path: '/api/v1/pods' })).resolves.toEqual({ attempt: 2 });
  await expect(connection.request(apply)).resolves.toEqual({ attempt: 2 });
  const replaced = { metadata: { resourceVersion: '7' } };
  await expect(connection.request({ ...get, method: 'PUT', body: replaced })).resolves.toEqual({ attempt: 2 });
  const message =
    /cannot reach http:\/\/127\.0\.0\.1:\d+ \(context "played"\): the connection was lost \(ECONNRESET\); try again/;
  await expect(connection.request(post)).rejects.toMatchObject({
    reason: 'Unreachable',
    message: expect.stringMatching(message),
  });
  await expect(connection.request({ ...get, method: 'PUT', path: '/b', body: {} })).rejects.toMatchObject({
    status: 0,
  });
});

test('sends again an answer that is cut in its middle', async () => {
  server.play = (_, attempt) =>
    attempt < 2 ? { headers: { 'content-length': '99' }, body: '{"a":', after: 'cut' } : { body: { attempt } };
  const connection = await server.connect();
  await expect(connection.request(get)).resolves.toEqual({ attempt: 2 });
});

test('reports a server that is not there at once', async () => {
  writeFileSync(server.kubeconfig, JSON.stringify(kubeconfigFor('http://127.0.0.1:1')));
  const connection = await server.connect();
  await expect(connection.request(get)).rejects.toMatchObject({
    reason: 'Unreachable',
    message:
      'cannot reach http://127.0.0.1:1 (context "played"): connection refused; start the cluster, or correct the server in the kubeconfig',
  });
});

test.each(['not a url', '127.0.0.1:6443', 'localhost:6443', 'ftp://user:secret@127.0.0.1'])(
  'reports that the server of the kubeconfig, %j, is not a URL, without quoting it',
  async (url) => {
    writeFileSync(server.kubeconfig, JSON.stringify(kubeconfigFor(url)));
    await expect(server.connect()).rejects.toMatchObject({
      reason: 'InvalidKubeconfig',
      message: 'the server of cluster "played" is not a URL of HTTP; set one such as https://HOST:PORT',
    });
  },
);

test('reports what is not an API server', async () => {
  server.play = () => ({ body: '<html>', headers: { 'content-type': 'text/html' } });
  const connection = await server.connect();
  await expect(connection.request(get)).rejects.toMatchObject({ reason: 'InvalidAnswer' });
});

test('ends a request by its own signal, by that of the connection, and by close', async () => {
  server.play = () => ({ lines: ['begun'], after: 'open' });
  const [own, whole] = [new AbortController(), new AbortController()];
  const connection = await server.connect({ signal: whole.signal });
  const [first, second, third] = [
    connection.request({ ...get, signal: own.signal }),
    connection.request(get),
    connection.request(get),
  ];
  own.abort(new Error('mine'));
  await expect(first).rejects.toThrow('mine');
  whole.abort(new Error('all'));
  await expect(second).rejects.toThrow('all');
  await expect(third).rejects.toThrow('all');
  const other = await server.connect();
  const fourth = other.request(get);
  other.close();
  await expect(fourth).rejects.toThrow('the connection is closed');
  await expect(other.request(get)).rejects.toThrow('the connection is closed');
});

test('ends the wait before a repetition, too', async () => {
  server.play = () => ({ ...statusOf(429, 'TooManyRequests'), headers: { 'retry-after': '30' } });
  const controller = new AbortController();
  const connection = await server.connect();
  const request = connection.request({ ...get, signal: controller.signal });
  setTimeout(() => controller.abort(new Error('enough')), 50);
  await expect(request).rejects.toThrow('enough');
});

test('reads the lines of an answer that goes on, and ends with it', async () => {
  server.play = () => ({ lines: [{ at: 1 }, { at: 2 }, 'ü'.repeat(100_000)], body: 'last', after: 'cut' });
  const connection = await server.connect();
  const lines: string[] = [];
  const read = async () => {
    for await (const line of connection.lines(get)) lines.push(line);
  };
  await expect(read()).rejects.toMatchObject({ reason: 'Unreachable' });
  expect(lines.slice(0, 2)).toEqual(['{"at":1}', '{"at":2}']);
  expect(lines[2]).toHaveLength(100_000);
});

test('reads lines until the reader has enough', async () => {
  server.play = () => ({ lines: ['a', 'b'], after: 'open' });
  const connection = await server.connect();
  for await (const line of connection.lines(get)) {
    expect(line).toBe('a');
    break;
  }
});

test('logs in again where the server no longer accepts the credentials, once for all requests', async () => {
  const { kubeconfig } = server;
  const plugin =
    'const fs = require("fs"); fs.appendFileSync(process.argv[1], "x");' +
    'const token = "token-" + fs.readFileSync(process.argv[1]).length;' +
    'console.log(JSON.stringify({ kind: "ExecCredential", status: { token } }));';
  const exec = {
    apiVersion: 'client.authentication.k8s.io/v1',
    command: process.execPath,
    args: ['-e', plugin, `${kubeconfig}.runs`],
  };
  writeFileSync(kubeconfig, JSON.stringify(kubeconfigFor(server.url, { exec })));
  server.play = ({ headers }) =>
    headers.authorization === 'Bearer token-2' ? { body: {} } : statusOf(401, 'Unauthorized');
  const connection = await server.connect();
  await Promise.all([1, 2, 3].map(() => connection.request(post)));
  expect(server.requests.filter(({ headers }) => headers.authorization === 'Bearer token-1')).toHaveLength(3);
  expect(server.got).toHaveLength(6);
  server.play = () => statusOf(401, 'Unauthorized');
  await expect(connection.request(get)).rejects.toThrow(
    'Pod shop/web: the server does not accept the credentials of the kubeconfig; log in again',
  );
});

test('sends the token of a file that the kubeconfig names', async () => {
  server.play = () => ({ body: {} });
  writeFileSync(`${server.kubeconfig}.token`, 'token-of-a-file\n');
  const user = { tokenFile: `./${basename(server.kubeconfig)}.token` };
  writeFileSync(server.kubeconfig, JSON.stringify(kubeconfigFor(server.url, user)));
  await (await server.connect()).request(get);
  expect(server.requests[0]?.headers.authorization).toBe('Bearer token-of-a-file');
});

describe('a kubeconfig that cannot be used', () => {
  const failure = async (text: string, context?: string) => {
    writeFileSync(server.kubeconfig, text);
    const error: unknown = await openConnection({ kubeconfig: server.kubeconfig, context })
      .then((connection) => connection.request(get))
      .catch((thrown: unknown) => thrown);
    return `${(error as { reason: string }).reason}: ${(error as Error).message.replaceAll(server.kubeconfig, 'FILE')}`;
  };
  const asUser = (user: object) => failure(JSON.stringify(kubeconfigFor(server.url, user)));
  const plugin = (script: string) => asUser({ exec: { command: process.execPath, args: ['-e', script] } });

  test('is reported with what to do, and without what it says', async () => {
    expect(await failure(JSON.stringify(kubeconfigFor(server.url)), 'live')).toBe(
      'InvalidKubeconfig: unknown context "live"; use one of "played"',
    );
    expect(await failure('users:\n- token: hunter2: x')).toBe(
      'InvalidKubeconfig: kubeconfig "FILE" is not valid YAML (line 2)',
    );
    expect(await failure('')).toBe('InvalidKubeconfig: kubeconfig "FILE" is not a kubeconfig');
    expect(await failure('contexts: [{name: a, context: {}}]')).toBe(
      'InvalidKubeconfig: kubeconfig "FILE" is not valid: contexts[0].context.cluster is missing',
    );
    expect(await failure('kind: Config')).toBe(
      'InvalidKubeconfig: no current context; set context: the kubeconfig has none',
    );
    await expect(openConnection({ kubeconfig: `${server.kubeconfig}.gone` })).rejects.toThrow('.gone" does not exist');
  });

  test('names the exec plugin that fails, and not what it printed to standard output', async () => {
    const name = `user "ann": exec plugin "${process.execPath}"`;
    expect(await plugin('console.log("hunter2")')).toBe(`LoginFailed: ${name} printed no ExecCredential`);
    expect(await plugin('console.log("{}")')).toBe(`LoginFailed: ${name} printed no ExecCredential`);
    expect(await plugin('console.error("no session\\n run: login"); process.exit(1)')).toBe(
      `LoginFailed: ${name} failed: no session; run: login`,
    );
    expect(await asUser({ exec: { command: 'no-such-plugin' } })).toBe(
      'LoginFailed: user "ann": exec plugin "no-such-plugin" is not installed; install it, or correct the command in the kubeconfig',
    );
    expect(await asUser({ 'client-key': '/no/such/key' })).toBe(
      'LoginFailed: user "ann": cannot read "/no/such/key" (ENOENT)',
    );
  });

  test('asks for TLS', async () => {
    const { clusters, ...others } = kubeconfigFor(server.url) as { clusters: { name: string; cluster: object }[] };
    const insecure = { ...others, clusters: [{ name: 'played', cluster: { server: server.url } }] };
    expect(clusters).toHaveLength(1);
    expect(await failure(JSON.stringify(insecure))).toContain('its server has an http: URL');
  });
});
