import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { writeAuthority } from './certificate';

/** What the clients of an instance did. */
export interface CloudSqlInstance {
  /** The Admin API, and `/token` for tokens of service accounts. */
  readonly api: string;
  /** The requests to it: their methods and paths, with the token, and the project whose quota they use. */
  readonly requests: () => readonly AdminRequest[];
  /** The addresses at which connections arrived. */
  readonly connections: () => readonly string[];
  readonly stop: () => Promise<void>;
}

/** A request to the Admin API. */
export interface AdminRequest {
  readonly what: string;
  readonly token: string | undefined;
  readonly quotaProject: string | undefined;
}

/** The addresses of an instance: on this machine, where nothing else listens on port 3307 of them. */
export const instanceAddresses = { public: '127.33.7.1', private: '127.33.7.2' } as const;

const instancePort = 3307;

/** The token that `/token` gives. */
export const serviceAccountToken = 'token-of-a-service-account';

/**
 * An instance of Cloud SQL as its proxy sees it: an Admin API that tells its addresses and signs certificates of clients, and
 * a server that takes connections with such certificates only, and leads them to PostgreSQL.
 */
export async function startCloudSqlInstance(postgresql: number, region: string): Promise<CloudSqlInstance> {
  const folder = mkdtempSync(join(tmpdir(), 'cloud-sql-'));
  writeAuthority(folder);
  const read = (file: string) => readFileSync(join(folder, file), 'utf8');
  const requests: AdminRequest[] = [];
  const connections: string[] = [];

  const instance = createTlsServer({
    cert: read('tls.crt'),
    key: read('tls.key'),
    ca: read('ca.crt'),
    requestCert: true,
    rejectUnauthorized: true,
  });
  instance.on('secureConnection', (client) => {
    connections.push(client.localAddress ?? '');
    const server = connect(postgresql, '127.0.0.1');
    client.on('error', () => server.destroy()).pipe(server);
    server.on('error', () => client.destroy()).pipe(client);
  });
  const other = createTlsServer({}).on('connection', (socket) => instance.emit('connection', socket));

  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const { method, url = '', headers } = request;
    const project = headers['x-goog-user-project'];
    const quotaProject = Array.isArray(project) ? project[0] : project;
    requests.push({ what: `${method} ${url.replace(/\?.*/, '')}`, token: headers.authorization, quotaProject });
    const body = await textOf(request);
    if (url.startsWith('/token')) return { access_token: serviceAccountToken, token_type: 'Bearer', expires_in: 3600 };
    if (url.includes(':generateEphemeralCert'))
      return { ephemeralCert: { cert: sign(folder, JSON.parse(body).public_key) } };
    return {
      region,
      backendType: 'SECOND_GEN',
      databaseVersion: 'POSTGRES_15',
      dnsName: 'localhost',
      serverCaCert: { cert: read('ca.crt') },
      ipAddresses: [
        { type: 'PRIMARY', ipAddress: instanceAddresses.public },
        { type: 'PRIVATE', ipAddress: instanceAddresses.private },
      ],
    };
  };
  const admin = createServer(async (request, response) => {
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(await answer(request)));
  });

  await new Promise<void>((done) => admin.listen(0, '127.0.0.1', done));
  await new Promise<void>((done) => instance.listen(instancePort, instanceAddresses.public, done));
  await new Promise<void>((done) => other.listen(instancePort, instanceAddresses.private, done));
  const address = admin.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    api: `http://127.0.0.1:${port}`,
    requests: () => requests,
    connections: () => connections,
    stop: async () => {
      admin.closeAllConnections();
      await Promise.all([admin, instance, other].map((server) => new Promise((done) => server.close(done))));
      rmSync(folder, { recursive: true });
    },
  };
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** A certificate for a client's key. */
function sign(folder: string, publicKey: string): string {
  const file = join(folder, 'client.pem');
  // The client calls it by the name of another format.
  writeFileSync(file, publicKey.replaceAll('RSA PUBLIC KEY', 'PUBLIC KEY'));
  const args = [
    'x509',
    '-new',
    '-force_pubkey',
    file,
    '-subj',
    '/CN=client',
    '-days',
    '1',
    '-CA',
    'ca.crt',
    '-CAkey',
    'ca.key',
  ];
  return execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
}
