import { execFile, execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readCertificates, writeAuthority } from '../../../test-helpers/certificate';
import { freePorts } from '../../../test-helpers/real-nginx';
import {
  type Login,
  postgresqlProgram,
  psql,
  type RunningPostgresql,
  startPostgresql,
} from '../../../test-helpers/real-postgresql';
import { type Given, renderedContainers } from '../../../test-helpers/rendered-container';
import { fromSecret } from '../../pod/env';
import { type PgbouncerOptions, pgbouncer } from './pgbouncer';

// The real PgBouncer before a real PostgreSQL, as its container would run it. Debian's is 1.18; another one may be first on PATH.

const version = /\d+\.\d+\.\d+/.exec(execFileSync('pgbouncer', ['--version'], { encoding: 'utf8' }))?.[0] ?? '';
const container = { image: `registry.example/pgbouncer:${version}` };
const isFrom1 = (minor: number) => Number(version.split('.')[1]) >= minor;
const secrets = { orders: `a "quoted" \\ 'one' $(HOME) %`, stats: 'stats word', lookup: 'lookup word' };
const users = { orders: fromSecret('db', 'orders') };
const run = renderedContainers();

let server: RunningPostgresql;
let serverPort = 0;
beforeAll(async () => {
  [serverPort = 0] = await freePorts(1);
  server = await startPostgresql(serverPort);
  await server.query(`
    CREATE ROLE orders LOGIN PASSWORD '${secrets.orders.replaceAll("'", "''")}';
    CREATE ROLE lookup LOGIN PASSWORD '${secrets.lookup}';
    CREATE DATABASE orders OWNER orders;
    CREATE DATABASE "shop-orders";`);
  await server.query(
    `CREATE FUNCTION find_user(name text) RETURNS TABLE (usename name, passwd text) LANGUAGE sql SECURITY DEFINER
       AS 'SELECT rolname, rolpassword FROM pg_authid WHERE rolname = $1 AND rolcanlogin'`,
    'orders',
  );
});
afterAll(() => server.stop());

/** Starts PgBouncer with some options; returns how a client logs in. */
async function started(
  options: Partial<PgbouncerOptions> = {},
  given: Given = {},
): Promise<{ readonly login: Login; readonly bouncer: ReturnType<typeof run> }> {
  const [port = 0] = await freePorts(1);
  const attachment = pgbouncer({
    server: { host: '127.0.0.1', port: serverPort },
    container,
    port,
    ...(options.userlist === undefined && { users }),
    ...options,
  });
  const bouncer = run(attachment, { secrets, ...given });
  await bouncer.started();
  return { login: { port, database: 'orders', user: 'orders', password: secrets.orders }, bouncer };
}

test('an application reaches the server, with the password of a Secret, whatever characters it has', async () => {
  const { login } = await started();
  expect(await psql(login, 'SELECT current_user, current_database()')).toBe('orders|orders');
  await expect(psql({ ...login, password: 'wrong' }, 'SELECT 1')).rejects.toThrow(/authentication failed/);
  await expect(psql({ ...login, user: 'postgres', password: 'postgres' }, 'SELECT 1')).rejects.toThrow(
    /authentication failed/,
  );
});

test('many clients share the connections of the pool', async () => {
  const { login } = await started({ pool: { size: 2 } });
  const clients = Array.from({ length: 10 }, () => psql(login, 'SELECT pg_backend_pid() FROM pg_sleep(0.05)'));
  expect(new Set(await Promise.all(clients)).size).toBeLessThanOrEqual(2);
});

test('with clientAuth trust, the application needs no password', async () => {
  const { login } = await started({ clientAuth: 'trust' });
  expect(await psql({ ...login, password: '' }, 'SELECT current_user')).toBe('orders');
  await expect(psql({ ...login, user: 'postgres', password: '' }, 'SELECT 1')).rejects.toThrow();
});

test('a userlist may have SCRAM secrets in place of passwords', async () => {
  const secret = await server.query("SELECT rolpassword FROM pg_authid WHERE rolname = 'orders'");
  const { login } = await started(
    { userlist: { secretName: 'users', key: 'list' } },
    { files: { 'pgbouncer-userlist': { 'userlist.txt': `"orders" "${secret}"\n` } } },
  );
  expect(secret).toMatch(/^SCRAM-SHA-256/);
  expect(await psql(login, 'SELECT current_user')).toBe('orders');
  await expect(psql({ ...login, password: 'wrong' }, 'SELECT 1')).rejects.toThrow(/authentication failed/);
});

test('authQuery finds the passwords of users that it was not given', async () => {
  const { login } = await started({
    users: { lookup: fromSecret('db', 'lookup') },
    authQuery: { user: 'lookup', query: 'SELECT usename, passwd FROM find_user($1)' },
  });
  expect(await psql(login, 'SELECT current_user')).toBe('orders');
  await expect(psql({ ...login, user: 'nobody' }, 'SELECT 1')).rejects.toThrow();
});

test('only the databases that are named can be reached, by names of any characters', async () => {
  const { login } = await started({ databases: ['shop-orders'] });
  expect(await psql({ ...login, database: 'shop-orders' }, 'SELECT current_database()')).toBe('shop-orders');
  await expect(psql(login, 'SELECT 1')).rejects.toThrow(/no such database|does not exist/);
});

test('statsUsers read the statistics, others do not; settings are parameters', async () => {
  const { login } = await started({
    users: { ...users, stats: fromSecret('db', 'stats') },
    statsUsers: ['stats'],
    settings: { server_idle_timeout: 61 },
  });
  const stats = { ...login, database: 'pgbouncer', user: 'stats', password: secrets.stats };
  await psql(login, 'SELECT 1');
  expect(await psql(stats, 'SHOW STATS')).toMatch(/^orders\|/m);
  expect(await psql(stats, 'SHOW CONFIG')).toMatch(/^server_idle_timeout\|61\|/m);
  await expect(psql({ ...login, database: 'pgbouncer' }, 'SHOW STATS')).rejects.toThrow(/not allowed/);
});

test('in transaction pooling, what belongs to a session does not outlast a transaction', async () => {
  const { login } = await started({ pool: { size: 1 } });
  await psql(login, "CREATE TABLE IF NOT EXISTS seen (what text); SET statement_timeout = '12345ms'");
  // The next client has the connection with what the last one set.
  expect(await psql(login, 'SHOW statement_timeout')).toBe('12345ms');
  const session = await started({ pool: { size: 1, mode: 'session' } });
  await psql(session.login, "SET statement_timeout = '12345ms'");
  expect(await psql(session.login, 'SHOW statement_timeout')).toBe('0');
});

test(`with PgBouncer ${version}, prepared statements of drivers work in transaction pooling: ${isFrom1(21)}`, async () => {
  // All clients prepare a statement of the same name in the only connection.
  const { login, bouncer } = await started({ pool: { size: 1 } });
  const script = join(bouncer.folder, 'script.sql');
  writeFileSync(script, '\\set number random(1, 100)\nSELECT :number;\n');
  const where = ['-h', '127.0.0.1', '-p', String(login.port), '-U', 'orders'];
  const env = { PATH: process.env.PATH ?? '', PGPASSWORD: secrets.orders };
  const args = [...where, '-n', '-M', 'prepared', '-c', '4', '-t', '20', '-f', script, 'orders'];
  const { stdout, stderr } = await promisify(execFile)(postgresqlProgram('pgbench'), args, { env });
  expect(stdout).toMatch(/actually processed: 80\/80/);
  // Those of an older one meet in the server.
  expect(/prepared statement "\w+" already exists/.test(stderr)).toBe(!isFrom1(21));
});

describe('as a container', () => {
  test('it listens on the loopback address only', async () => {
    const { login } = await started();
    const other = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .find(({ family, internal }) => family === 'IPv4' && !internal);
    if (other === undefined) return expect(networkInterfaces()).toHaveProperty('lo');
    const socket = connect(login.port, other.address);
    const answer = await new Promise((done) =>
      socket.once('connect', () => done('open')).once('error', () => done('refused')),
    );
    socket.destroy();
    expect(answer).toBe('refused');
  });

  test('it ends on SIGTERM when its clients have gone', async () => {
    const { bouncer, login } = await started();
    await psql(login, 'SELECT 1');
    await bouncer.stop('SIGTERM');
    expect(bouncer.isRunning()).toBe(false);
  });

  test(`on SIGTERM, PgBouncer ${version} waits for a client: ${isFrom1(23)}`, async () => {
    const { bouncer, login } = await started();
    const client = psql(login, 'SELECT pg_sleep(1.5)').then(
      () => 'answered',
      () => 'cut',
    );
    await until(
      async () =>
        (await server.query("SELECT count(*) FROM pg_stat_activity WHERE query ~ '^SELECT pg_sleep'")) === '1',
    );
    await bouncer.stop('SIGTERM');
    expect(await client).toBe(isFrom1(23) ? 'answered' : 'cut');
  });

  test('its probes leave nothing in its log', async () => {
    const { bouncer, login } = await started();
    const before = bouncer.output();
    const probe = [
      'pg_isready',
      '-q',
      '-h',
      '127.0.0.1',
      '-p',
      String(login.port),
      '-U',
      'pgbouncer',
      '-d',
      'pgbouncer',
    ];
    expect(Array.from({ length: 5 }, () => bouncer.exec(probe))).toEqual([0, 0, 0, 0, 0]);
    expect(bouncer.output()).toBe(before);
    await bouncer.stop();
    expect(bouncer.exec(probe)).toBe(2);
  });
});

describe('TLS', () => {
  const folder = mkdtempSync(join(tmpdir(), 'pgbouncer-'));
  let tlsServer: RunningPostgresql;
  let tlsPort = 0;

  beforeAll(async () => {
    writeAuthority(folder);
    [tlsPort = 0] = await freePorts(1);
    tlsServer = await startPostgresql(tlsPort, { folder });
    await tlsServer.query(
      `CREATE ROLE orders LOGIN PASSWORD '${secrets.orders.replaceAll("'", "''")}'; CREATE DATABASE orders`,
    );
  });
  afterAll(async () => {
    await tlsServer.stop();
    rmSync(folder, { recursive: true });
  });

  const encrypted = 'SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()';
  const settings = { server_login_retry: 0.1, query_wait_timeout: 1 };
  const start = async (host: string, tls: PgbouncerOptions['server']['tls'], files = readCertificates(folder)) =>
    started({ server: { host, port: tlsPort, tls }, settings }, { files: { 'pgbouncer-tls': files } });

  test('without tls, the connection is encrypted where the server offers it', async () => {
    const { login } = await start('localhost', undefined);
    expect(await psql(login, encrypted)).toBe('t');
  });

  test('the certificate and the name of the server are checked against an authority', async () => {
    const ca = { configMapName: 'authority' };
    const { login } = await start('localhost', { ca });
    expect(await psql(login, encrypted)).toBe('t');
    const byAddress = await start('127.0.0.1', { ca });
    await expect(psql(byAddress.login, 'SELECT 1')).rejects.toThrow();
    expect(byAddress.bouncer.output()).toMatch(/not present in server certificate|TLS handshake failed/);
    const unchecked = await start('127.0.0.1', { verify: false });
    expect(await psql(unchecked.login, encrypted)).toBe('t');
  });

  test('another authority does not do', async () => {
    const other = { 'ca.crt': readCertificates(folder)['tls.crt'] ?? '' };
    const { login, bouncer } = await start('localhost', { ca: { secretName: 'ca' } }, other);
    await expect(psql(login, 'SELECT 1')).rejects.toThrow();
    expect(bouncer.output()).toMatch(/certificate verify failed/);
  });

  test('it shows a certificate of its own', async () => {
    const { login } = await start('localhost', { ca: { secretName: 'ca' }, certificate: { secretName: 'client' } });
    expect(await psql(login, 'SELECT client_dn FROM pg_stat_ssl WHERE pid = pg_backend_pid()')).toBe('/CN=localhost');
  });

  test('clients that insist on TLS get it', async () => {
    const { login } = await started(
      { clientTls: { secretName: 'local' } },
      { files: { 'pgbouncer-client-tls': readCertificates(folder) } },
    );
    expect(await psql({ ...login, sslmode: 'require' }, 'SELECT 1')).toBe('1');
    await expect(psql({ ...login, sslmode: 'disable' }, 'SELECT 1')).rejects.toThrow(/SSL required|TLS required/i);
  });
});

async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((done) => setTimeout(done, 50));
}
