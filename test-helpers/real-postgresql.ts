import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import {
  appendFileSync,
  chmodSync,
  chownSync,
  copyFileSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A PostgreSQL server that runs, with the superuser `postgres`, whose password is `postgres`. */
export interface RunningPostgresql {
  /** Runs statements as the superuser. */
  readonly query: (statements: string, database?: string) => Promise<string>;
  readonly stop: () => Promise<void>;
}

/** A certificate of the server, and what it asks of clients. */
export interface PostgresqlTls {
  /** A folder with tls.crt, tls.key and ca.crt. */
  readonly folder: string;
}

/** Debian's programs, of the newest release that is installed. */
export function postgresqlProgram(name: string): string {
  const root = '/usr/lib/postgresql';
  const newest = readdirSync(root).sort((one, other) => Number(other) - Number(one))[0] ?? '';
  return join(root, newest, 'bin', name);
}

/** Starts a server on a port of 127.0.0.1. With TLS it takes encrypted connections only. */
export async function startPostgresql(port: number, tls?: PostgresqlTls): Promise<RunningPostgresql> {
  const folder = mkdtempSync(join(tmpdir(), 'postgresql-'));
  own(folder);
  const data = join(folder, 'data');
  const password = join(folder, 'password');
  writeFileSync(password, 'postgres');
  own(password);
  const options = [
    '-D',
    data,
    '-U',
    'postgres',
    `--pwfile=${password}`,
    '--auth=scram-sha-256',
    '-N',
    '-E',
    'UTF8',
    '--locale=C',
  ];
  execFileSync(postgresqlProgram('initdb'), options, { stdio: 'ignore', ...identity });
  appendFileSync(join(data, 'postgresql.conf'), settings(port, data, tls));
  if (tls !== undefined) {
    writeFileSync(join(data, 'pg_hba.conf'), 'hostssl all all 127.0.0.1/32 scram-sha-256\n');
    own(join(data, 'pg_hba.conf'));
  }
  const child = spawn(postgresqlProgram('postgres'), ['-D', data], { stdio: 'ignore', ...identity });
  const server: RunningPostgresql = {
    query: (statements, database = 'postgres') =>
      psql({ port, database, user: 'postgres', password: 'postgres' }, statements),
    stop: async () => {
      await ended(child);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  await answering(server, child);
  return server;
}

/** Where and as whom `psql` connects. */
export interface Login {
  /** @default '127.0.0.1' */
  readonly host?: string | undefined;
  readonly port: number;
  readonly database: string;
  readonly user: string;
  readonly password?: string | undefined;
  readonly sslmode?: string | undefined;
}

/** The rows of some statements, as text. @throws Error with what psql prints to standard error. */
export async function psql(
  { host = '127.0.0.1', port, database, user, password = '', sslmode = 'prefer' }: Login,
  statements: string,
): Promise<string> {
  const env = { PATH: process.env.PATH ?? '', PGPASSWORD: password, PGSSLMODE: sslmode, PGCONNECT_TIMEOUT: '10' };
  const args = ['-h', host, '-p', String(port), '-U', user, '-d', database, '-XAtq', '-v', 'ON_ERROR_STOP=1'];
  const running = promisify(execFile)('psql', args, { env });
  running.child.stdin?.end(statements);
  return (await running).stdout.trim();
}

function settings(port: number, data: string, tls: PostgresqlTls | undefined): string {
  const all: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    fsync: 'off',
    max_connections: '30',
  };
  if (tls !== undefined) {
    for (const [file, from] of [
      ['server.crt', 'tls.crt'],
      ['server.key', 'tls.key'],
      ['root.crt', 'ca.crt'],
    ] as const) {
      copyFileSync(join(tls.folder, from), join(data, file));
      chmodSync(join(data, file), 0o600);
      own(join(data, file));
    }
    Object.assign(all, { ssl: 'on', ssl_cert_file: 'server.crt', ssl_key_file: 'server.key', ssl_ca_file: 'root.crt' });
  }
  return Object.entries(all)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('');
}

async function answering(server: RunningPostgresql, child: ChildProcess): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`PostgreSQL exited with ${child.exitCode}`);
    try {
      await server.query('SELECT 1');
      return;
    } catch {
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Its fast shutdown: it ends the connections. */
async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGINT');
  await exit;
}

/** It does not run as root. */
const account = process.getuid?.() === 0 ? accountOf('postgres') : undefined;
const identity = account ?? {};

function accountOf(user: string): { readonly uid: number; readonly gid: number } {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((one) => one.startsWith(`${user}:`));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) throw new Error(`no user ${user}; install the Debian package postgresql`);
  return { uid: Number(uid), gid: Number(gid) };
}

function own(path: string): void {
  if (account !== undefined) chownSync(path, account.uid, account.gid);
}
