import { execFileSync } from 'node:child_process';
import { chmodSync, readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import { join } from 'node:path';
import { contextFor } from '../../../test-helpers/attachment-context';
import { writeAuthority } from '../../../test-helpers/certificate';
import { listening, metrics, realPrograms } from '../../../test-helpers/real-container';
import { freePorts, nginxDirectory, type RunningNginx, startNginx } from '../../../test-helpers/real-nginx';
import { temporaryFolder } from '../../../test-helpers/temporary-folder';
import type { Attachment } from '../../pod/attachment';
import { fromSecret } from '../../pod/env';
import { nginx } from '../proxies/nginx';
import { nginxExporter } from './nginx-exporter';
import { redisExporter } from './redis-exporter';

// The real exporters, with the arguments and variables of their containers. Debian's are older than those of our images.

const programs = {
  nginx: process.env.NGINX_EXPORTER_PROGRAM ?? 'prometheus-nginx-exporter',
  redis: process.env.REDIS_EXPORTER_PROGRAM ?? 'prometheus-redis-exporter',
};

let proxy: RunningNginx | undefined;

afterEach(async () => {
  await proxy?.stop('SIGTERM');
  proxy = undefined;
});

const { run, runContainer } = realPrograms();
const folder = temporaryFolder();

/** Runs an adapter as its container would be run, Secrets filled in; the certificates are those of the test's folder. */
function runAdapter(program: string, adapter: Attachment, secrets: Readonly<Record<string, string>> = {}) {
  return runContainer(program, adapter.build(contextFor()), { secrets, mounts: { '/etc/exporter-tls': folder() } });
}

describe('nginxExporter', () => {
  async function started() {
    const [listen = 0, app = 0, probePort = 0, statusPort = 0, port = 0] = await freePorts(5);
    const attachment = nginx({ listen, upstream: { port: app }, probePort, statusPort });
    proxy = await startNginx(nginxDirectory(attachment, contextFor()), probePort);
    return { port, exporter: runAdapter(programs.nginx, nginxExporter({ nginx: attachment, port })) };
  }

  test('serves what the attached nginx counts, on IPv4 and IPv6', async () => {
    const { port } = await started();
    expect(await metrics(port)).toMatch(/^nginx_up 1$/m);
    expect(await metrics(port, '[::1]')).toMatch(/^nginx_connections_accepted [1-9]/m);
  });

  test('stops on the stop signal', async () => {
    const { port, exporter } = await started();
    await metrics(port);
    await exporter.stop();
    expect(exporter.child.signalCode).toBeNull();
  });
});

describe('with certificates of a private authority', () => {
  beforeEach(() => {
    chmodSync(folder(), 0o755);
    writeAuthority(folder());
    chmodSync(join(folder(), 'tls.key'), 0o444);
  });
  const ca = { secretName: 'authority' };
  const certificate = { secretName: 'exporter' };

  test.each([
    ['a certificate of its own', 1, { ca, certificate }],
    ['no certificate of its own', 0, { ca }],
    ['only the authorities that it knows', 0, { certificate }],
    ['no check of the one of Redis', 1, { certificate, verify: false }],
  ])('redisExporter reads a Redis that requires certificates, with %s: %d', async (_title, up, tls) => {
    const [redisPort = 0, port = 0] = await freePorts(2);
    const files = ['cert-file', 'tls.crt', 'key-file', 'tls.key', 'ca-cert-file', 'ca.crt'];
    const options = files.map((word, index) => (index % 2 === 0 ? `--tls-${word}` : join(folder(), word)));
    run('redis-server', [
      '--port',
      '0',
      '--tls-port',
      String(redisPort),
      '--bind',
      '127.0.0.1',
      '::1',
      '--save',
      '',
      ...options,
    ]);
    await listening(redisPort);
    runAdapter(programs.redis, redisExporter({ address: `rediss://localhost:${redisPort}`, port, tls }));
    expect(await metrics(port)).toMatch(new RegExp(`^redis_up ${up}$`, 'm'));
  });

  test.each([
    ['the authority', 1, { ca, certificate }],
    ['only the authorities that it knows', 0, { certificate }],
    ['no check', 1, { certificate, verify: false }],
  ])('nginxExporter reads an https page that requires certificates, with %s: %d', async (_title, up, tls) => {
    const [page = 0, port = 0] = await freePorts(2);
    const file = (name: string) => readFileSync(join(folder(), name));
    const server = createServer(
      { key: file('tls.key'), cert: file('tls.crt'), ca: file('ca.crt'), requestCert: true, rejectUnauthorized: true },
      (_request, response) =>
        response.end(
          'Active connections: 1 \nserver accepts handled requests\n 1 1 1 \nReading: 0 Writing: 1 Waiting: 0 \n',
        ),
    );
    await new Promise<void>((done) => server.listen(page, done));
    const exporter = runAdapter(
      programs.nginx,
      nginxExporter({ scrapeUri: `https://localhost:${page}/status`, port, tls }),
    );
    // An exporter of Debian ends where its first scrape fails.
    const text = await metrics(port, '127.0.0.1', exporter);
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    expect(/^nginx_up 1$/m.test(text)).toBe(up === 1);
  });
});

describe('redisExporter', () => {
  async function redis(port: number, address: string): Promise<void> {
    run('redis-server', ['--port', String(port), '--bind', address, '--save', '', '--requirepass', 'secret word']);
    for (;;) {
      try {
        execFileSync('redis-cli', ['-h', address, '-p', String(port), 'ping'], { stdio: 'ignore' });
        return;
      } catch {
        await new Promise((done) => setTimeout(done, 50));
      }
    }
  }

  test.each([
    ['127.0.0.1', 'localhost'],
    ['::1', '[::1]'],
  ])('reads a Redis that listens on %s alone, as %s, with the password of a Secret', async (host, name) => {
    const [redisPort = 0, port = 0] = await freePorts(2);
    await redis(redisPort, host);
    const password = fromSecret('redis', 'password');
    const adapter = redisExporter({ address: `redis://${name}:${redisPort}`, port, password });
    runAdapter(programs.redis, adapter, { password: 'secret word' });
    const text = await metrics(port);
    expect(text).toMatch(/^redis_up 1$/m);
    expect(text).toMatch(/^redis_commands_processed_total /m);
    expect(await metrics(port, '[::1]')).toMatch(/^redis_up 1$/m);
  });

  test('reports a Redis that is down as a metric, and keeps running', async () => {
    const [nobody = 0, port = 0] = await freePorts(2);
    const exporter = runAdapter(programs.redis, redisExporter({ address: `redis://localhost:${nobody}`, port }));
    expect(await metrics(port)).toMatch(/^redis_up 0$/m);
    expect(exporter.child.exitCode).toBeNull();
  });
});
