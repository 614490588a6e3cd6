import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { contextFor } from '../../../test-helpers/attachment-context';
import { writeAuthority } from '../../../test-helpers/certificate';
import { listening, metrics, metricsWith, realPrograms } from '../../../test-helpers/real-container';
import { freePorts } from '../../../test-helpers/real-nginx';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import { fromSecret } from '../../pod/env';
import { type PostgresExporterOptions, postgresExporter } from './postgres-exporter';

// The real exporter and the real PostgreSQL. Debian's exporter is older than that of our image.

const { run, runContainer } = realPrograms();
const folder = temporaryFolder();
const program = process.env.POSTGRES_EXPORTER_PROGRAM ?? 'prometheus-postgres-exporter';

const versions = '/usr/lib/postgresql';
const binaries = join(versions, readdirSync(versions).sort().at(-1) ?? '', 'bin');

/** PostgreSQL does not run as root. */
const server = userInfo().uid === 0 ? { uid: idOf('-u'), gid: idOf('-g') } : {};

function idOf(flag: '-u' | '-g'): number {
  return Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
}

let prepared = '';
beforeAll(() => {
  prepared = mkdtempSync(join(tmpdir(), 'postgres-'));
  if (server.uid !== undefined) chownSync(prepared, server.uid, server.gid);
  const initdb = ['-D', join(prepared, 'data'), '-U', 'admin', '--no-sync', '--auth=trust'];
  execFileSync(join(binaries, 'initdb'), initdb, { ...server, cwd: prepared, stdio: 'ignore' });
});
afterAll(() => rmSync(prepared, { recursive: true }));

/** A server that asks the role shop for its password; with certificates, over TLS alone and for one of the client. */
async function postgres(isTls: boolean): Promise<number> {
  const [port = 0] = await freePorts(1);
  chmodSync(folder(), 0o755);
  const data = join(folder(), 'data');
  execFileSync('cp', ['-a', join(prepared, 'data'), data]);
  const as = { ...server, cwd: data, stdio: 'ignore' as const };
  const files = Object.entries({ cert: 'tls.crt', key: 'tls.key', ca: 'ca.crt' });
  for (const [, file] of isTls ? files : []) {
    copyFileSync(join(folder(), 'tls', file), join(data, file));
    chmodSync(join(data, file), 0o600);
    if (server.uid !== undefined) chownSync(join(data, file), server.uid, server.gid);
  }
  const rule = isTls
    ? 'hostssl all all all cert clientname=CN map=all\nhost all all all reject'
    : 'host all admin all trust\nhost all all all scram-sha-256';
  execFileSync(
    'sh',
    ['-c', 'echo "$1" > "$0/pg_hba.conf"; echo "all localhost admin" > "$0/pg_ident.conf"', data, rule],
    as,
  );
  const options = ['-p', String(port), '-k', data, '-h', 'localhost', '-D', data];
  const tls = isTls ? ['-c', 'ssl=on', ...files.flatMap(([what, file]) => ['-c', `ssl_${what}_file=${file}`])] : [];
  run(join(binaries, 'postgres'), [...options, ...tls], {}, server);
  await listening(port);
  return port;
}

/** Runs a statement as soon as the server takes it. */
async function psql(port: number, statement: string): Promise<void> {
  const connection = ['-h', 'localhost', '-p', String(port), '-U', 'admin', '-d', 'postgres'];
  while ((await run(join(binaries, 'psql'), [...connection, '-c', statement]).ended) !== 0) {
    await new Promise((done) => setTimeout(done, 100));
  }
}

async function exporter(options: PostgresExporterOptions, secrets: Readonly<Record<string, string>> = {}) {
  const [port = 0] = await freePorts(1);
  const mounts = { '/etc/exporter-tls': join(folder(), 'tls') };
  const addition = postgresExporter({ ...options, port }).build(contextFor());
  return { port, running: runContainer(program, addition, { secrets, mounts }) };
}

test('reads a PostgreSQL as a role that may only monitor, with the password of a Secret', async () => {
  const postgresPort = await postgres(false);
  await psql(postgresPort, "CREATE ROLE shop LOGIN PASSWORD '$(secret)word'; GRANT pg_monitor TO shop");
  const password = fromSecret('postgres', 'password');
  const options = { address: `localhost:${postgresPort}`, user: 'shop', password, collectors: { database: true } };
  const { port, running } = await exporter(options, { password: '$(secret)word' });
  const text = await metricsWith(port, /^pg_up 1$/m, running);
  expect(text).toMatch(/^pg_stat_database_xact_commit\{.*datname="postgres".*\} [1-9]/m);
  expect(await metrics(port, '[::1]')).toMatch(/^pg_up 1$/m);
  const wrong = await exporter(options, { password: 'another' });
  expect(await metrics(wrong.port)).toMatch(/^pg_up 0$/m);
});

test.each([
  ['a certificate of its own', 1, { ca: { secretName: 'ca' }, certificate: { secretName: 'client' } }],
  ['no certificate of its own', 0, { ca: { secretName: 'ca' } }],
  ['only the authorities that it knows', 0, { certificate: { secretName: 'client' } }],
  ['no check of the one of PostgreSQL', 1, { certificate: { secretName: 'client' }, verify: false }],
  ['no TLS', 0, false],
] as const)('reads a PostgreSQL that requires certificates, with %s: %d', async (_title, up, tls) => {
  mkdirSync(join(folder(), 'tls'));
  writeAuthority(join(folder(), 'tls'));
  // As the kubelet writes it: of root and its group.
  chmodSync(join(folder(), 'tls/tls.key'), 0o440);
  const postgresPort = await postgres(true);
  const { port } = await exporter({ address: `localhost:${postgresPort}`, user: 'admin', tls });
  expect(/^pg_up .*/m.exec(await metrics(port))?.[0]).toBe(`pg_up ${up}`);
});

test('reports a PostgreSQL that is down as a metric, and keeps running', async () => {
  const [nobody = 0] = await freePorts(1);
  const { port, running } = await exporter({ address: `localhost:${nobody}` });
  expect(await metrics(port)).toMatch(/^pg_up 0$/m);
  expect(running.child.exitCode).toBeNull();
});
