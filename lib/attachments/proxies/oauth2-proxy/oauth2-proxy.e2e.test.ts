import { type ChildProcess, spawn } from 'node:child_process';
import { contextFor } from '../../../../test-helpers/attachment-context';
import { type OidcProvider, startOidcProvider } from '../../../../test-helpers/oidc-provider';
import {
  type Answer,
  accepts,
  after,
  application,
  ask,
  echo,
  ports,
  withEachTest,
} from '../../../../test-helpers/proxied-application';
import { fromSecret } from '../../../pod/env';
import { oauth2Proxy } from '../oauth2-proxy';
import type { Oauth2ProxyOptions } from './options';

// The real oauth2-proxy, with the container's arguments, and a provider of the test.

withEachTest();

const login = { clientId: 'shop', clientSecret: 'a-client-secret' };
let provider: OidcProvider;
let running: ChildProcess | undefined;

afterEach(async () => {
  running?.kill('SIGKILL');
  running = undefined;
  await provider.close();
});

async function start(options: Partial<Oauth2ProxyOptions> = {}, claims: Readonly<Record<string, unknown>> = {}) {
  const user = { sub: '7', email: 'ada@shop.example', email_verified: true, preferred_username: 'ada' };
  provider = await startOidcProvider({ ...login, claims: { ...user, groups: ['staff'], ...claims } });
  const attachment = oauth2Proxy({
    listen: ports.listen,
    metricsPort: ports.status,
    upstream: { port: ports.app },
    issuer: provider.issuer,
    clientId: login.clientId,
    clientSecret: fromSecret('login', 'client-secret'),
    cookieSecret: fromSecret('login', 'cookie-secret'),
    cookie: { secure: false },
    ...options,
  });
  const container = attachment.build(contextFor()).containers?.[0]?.container;
  const secrets: Readonly<Record<string, string>> = {
    'client-secret': login.clientSecret,
    'cookie-secret': '0123456789abcdef0123456789abcdef',
  };
  const variables = (container?.env ?? []).map(({ name, valueFrom }) => [
    name,
    secrets[valueFrom?.secretKeyRef?.key ?? ''] ?? '',
  ]);
  // The kubelet's part: $$( is what does not stand for a variable.
  const args = (container?.args ?? []).map((arg) => arg.replaceAll('$$(', '$('));
  const env = { PATH: process.env.PATH, ...Object.fromEntries(variables) };
  const child = spawn('oauth2-proxy', args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  running = child;
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => said.push(data.toString()));
  while (!(await accepts(ports.listen))) {
    if (child.exitCode !== null) throw new Error(`oauth2-proxy exited with ${child.exitCode}: ${said.join('')}`);
    await after(20);
  }
  return { child, readinessPath: container?.readinessProbe?.httpGet?.path ?? '' };
}

const host = 'shop.example';
const cookieOf = ({ headers }: Answer) => (headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');

/** Goes the way of a browser; the answer of the callback has the session. */
async function logIn(path: string): Promise<Answer> {
  const first = await ask(path, { headers: { host } });
  expect(first.status).toBe(302);
  const atProvider = new URL(first.headers.location ?? '');
  expect(atProvider.href).toContain(`${provider.issuer}/authorize`);
  expect(atProvider.searchParams.get('redirect_uri')).toBe(`http://${host}/oauth2/callback`);
  const back = await fetch(atProvider, { redirect: 'manual' });
  const callback = new URL(back.headers.get('location') ?? '');
  return ask(`${callback.pathname}${callback.search}`, { headers: { host, cookie: cookieOf(first) } });
}

test('lets a user in after a login at the provider, and tells the application who it is', async () => {
  await application(echo);
  await start();
  const session = await logIn('/orders?id=1');
  expect([session.status, session.headers.location]).toEqual([302, '/orders?id=1']);
  const made = { 'x-forwarded-user': 'root', 'x-forwarded-groups': 'admins' };
  const { body } = await ask('/orders?id=1', { headers: { host, cookie: cookieOf(session), ...made } });
  expect(JSON.parse(body)).toMatchObject({
    url: '/orders?id=1',
    headers: {
      host,
      'x-forwarded-user': '7',
      'x-forwarded-email': 'ada@shop.example',
      'x-forwarded-preferred-username': 'ada',
      'x-forwarded-groups': 'staff',
    },
  });
});

test.each<[string, Partial<Oauth2ProxyOptions>, Readonly<Record<string, unknown>>]>([
  ['of another domain', { emailDomains: ['other.example'] }, {}],
  ['in no allowed group', { allowedGroups: ['admins'] }, {}],
  ['with an address that is not verified', {}, { email_verified: false }],
])('keeps a user out %s', async (_, options, claims) => {
  await application(echo);
  await start(options, claims);
  const answer = await logIn('/');
  expect(answer.status).toBe(403);
  expect(cookieOf(answer)).not.toMatch(/_oauth2_proxy=[^;]{20}/);
  expect((await ask('/', { headers: { host, cookie: cookieOf(answer) } })).status).not.toBe(200);
});

test('asks for no login on the paths of skipAuth, where a client cannot say who it is', async () => {
  await application(echo);
  await start({ skipAuth: ['GET=^/public/'] });
  const made = { host, 'x-forwarded-user': 'root', 'x-forwarded-email': 'root@shop.example', authorization: 'Basic a' };
  const { status, body } = await ask('/public/a', { headers: made });
  expect(status).toBe(200);
  expect(JSON.parse(body).headers).not.toHaveProperty('x-forwarded-user');
  expect(JSON.parse(body).headers).not.toHaveProperty('x-forwarded-email');
  for (const [path, method] of [
    ['/public/a', 'POST'],
    ['/private/public/a', 'GET'],
    ['/public/../private', 'GET'],
  ] as const) {
    expect((await ask(path, { method, headers: { host } })).status).not.toBe(200);
  }
});

test('is ready when the application answers on readinessPath, without a login', async () => {
  const { readinessPath } = await start({ upstream: { port: ports.app, readinessPath: '/ready.txt?deep=1' } });
  expect(readinessPath).toBe('/ready.txt?deep=1');
  expect((await ask(readinessPath)).status).toBe(502);
  await application(echo);
  expect((await ask(readinessPath)).status).toBe(200);
  expect((await ask('/ready-txt')).status).toBe(302);
});

test('is alive and ready by itself, and serves its metrics', async () => {
  const { readinessPath } = await start();
  expect([(await ask('/oauth2/ping')).status, (await ask(readinessPath)).status]).toEqual([200, 200]);
  await ask('/', { headers: { host } });
  const { body } = await ask('/metrics', { port: ports.status });
  expect(body).toMatch(/^oauth2_proxy_requests_total\{code="302"\} 1$/m);
});

test('completes the request that is under way when it stops, and takes no new one', async () => {
  let answer = () => {};
  const server = await application(() => ({}));
  server.removeAllListeners('request');
  const arrived = new Promise<void>((there) => {
    server.on('request', (_, response) => {
      answer = () => void response.end('done');
      there();
    });
  });
  const { child } = await start({ skipAuth: ['^/'] });
  const asked = ask('/');
  await arrived;
  const ended = new Promise<number | null>((done) => child.on('exit', done));
  child.kill('SIGTERM');
  while (await accepts(ports.listen)) await after(10);
  answer();
  expect((await asked).body).toBe('done');
  expect(await ended).toBe(0);
});
