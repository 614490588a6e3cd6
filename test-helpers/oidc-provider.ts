import { createHash, createSign, generateKeyPairSync, randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An OpenID Connect provider that lets a user in without asking. */
export interface OidcProvider {
  readonly issuer: string;
  readonly close: () => Promise<void>;
}

/** Who logs in, and which client may ask. */
export interface OidcLogin {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly claims: Readonly<Record<string, unknown>>;
}

/** Starts a provider on an address: authorization code with PKCE, and tokens signed with RS256. */
export async function startOidcProvider(
  { clientId, clientSecret, claims }: OidcLogin,
  host = '127.0.0.1',
): Promise<OidcProvider> {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' };
  const asked = new Map<string, { nonce: string | null; challenge: string | null }>();

  const token = (nonce: string | null): string => {
    const now = Math.floor(Date.now() / 1000);
    const body = { iss: issuer, aud: clientId, iat: now, exp: now + 300, ...(nonce !== null && { nonce }), ...claims };
    const signed = `${base64({ alg: 'RS256', kid: 'one' })}.${base64(body)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(privateKey, 'base64url')}`;
  };

  const authorize = (query: URLSearchParams, response: ServerResponse): void => {
    const code = randomUUID();
    asked.set(code, { nonce: query.get('nonce'), challenge: query.get('code_challenge') });
    const back = new URL(query.get('redirect_uri') ?? '');
    back.searchParams.set('code', code);
    back.searchParams.set('state', query.get('state') ?? '');
    response.writeHead(302, { location: back.href }).end();
  };

  const exchange = (form: URLSearchParams, request: IncomingMessage, response: ServerResponse): void => {
    const grant = asked.get(form.get('code') ?? '');
    asked.delete(form.get('code') ?? '');
    const basic = `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
    const isClient = request.headers.authorization === basic || form.get('client_secret') === clientSecret;
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const isGranted = grant !== undefined && isClient && grant.challenge === proof;
    if (!isGranted) send(response, { error: 'invalid_grant' }, 400);
    else send(response, { access_token: 'a', token_type: 'Bearer', expires_in: 300, id_token: token(grant.nonce) });
  };

  const server = createServer(async (request, response): Promise<void> => {
    const { pathname, searchParams } = new URL(request.url ?? '/', issuer);
    if (pathname === '/authorize') authorize(searchParams, response);
    else if (pathname === '/token') exchange(new URLSearchParams(await bodyOf(request)), request, response);
    else if (pathname === '/jwks') send(response, { keys: [jwk] });
    else if (pathname === '/.well-known/openid-configuration') send(response, discovery(issuer));
    else send(response, {}, 404);
  });
  await new Promise<void>((done) => server.listen(0, host, done));
  const issuer = `http://${host}:${(server.address() as AddressInfo).port}`;
  return {
    issuer,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}

const discovery = (issuer: string) => ({
  issuer,
  authorization_endpoint: `${issuer}/authorize`,
  token_endpoint: `${issuer}/token`,
  jwks_uri: `${issuer}/jwks`,
  response_types_supported: ['code'],
  subject_types_supported: ['public'],
  id_token_signing_alg_values_supported: ['RS256'],
  code_challenge_methods_supported: ['S256'],
});

const base64 = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

function send(response: ServerResponse, value: unknown, status = 200): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}
