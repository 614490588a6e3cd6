import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { contextFor } from '../../test-helpers/attachment-context';
import { freePorts, nginxDirectory, type RunningNginx, startNginx } from '../../test-helpers/real-nginx';
import type { Attachment } from '../pod/attachment';
import { fromSecret } from '../pod/env';
import { nginx } from './nginx';
import { nginxExporter } from './nginx-exporter';
import { redisExporter } from './redis-exporter';

// The real exporters, with the arguments and variables of their containers. Debian's are older than those of our images.

const programs = {
  nginx: process.env.NGINX_EXPORTER_PROGRAM ?? 'prometheus-nginx-exporter',
  redis: process.env.REDIS_EXPORTER_PROGRAM ?? 'prometheus-redis-exporter',
};

const children: ChildProcess[] = [];
let proxy: RunningNginx | undefined;

afterEach(async () => {
  await proxy?.stop('SIGTERM');
  proxy = undefined;
  for (const child of children.splice(0)) await stopped(child);
});

function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): ChildProcess {
  const child = spawn(program, [...args], { stdio: 'ignore', env: { PATH: process.env.PATH ?? '', ...env } });
  children.push(child);
  return child;
}

/** Ends a program by SIGTERM, and waits for it. */
async function stopped(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = new Promise((done) => child.once('exit', done));
  child.kill('SIGTERM');
  await exit;
}

/** Runs an adapter as its container would be run, Secrets filled in. */
function runAdapter(
  program: string,
  adapter: Attachment,
  secrets: Readonly<Record<string, string>> = {},
): ChildProcess {
  const container = adapter.build(contextFor()).containers?.[0]?.container;
  const variables = (container?.env ?? []).map(({ name, value, valueFrom }) => [
    name,
    value ?? secrets[valueFrom?.secretKeyRef?.key ?? ''] ?? '',
  ]);
  return run(program, container?.args ?? [], Object.fromEntries(variables));
}

async function metrics(port: number, host = '127.0.0.1'): Promise<string> {
  for (;;) {
    const answer = await fetch(`http://${host}:${port}/metrics`).catch(() => undefined);
    if (answer?.status === 200) return answer.text();
    await new Promise((done) => setTimeout(done, 50));
  }
}

describe('nginxExporter', () => {
  async function started() {
    const [listen = 0, app = 0, probePort = 0, statusPort = 0, port = 0] = await freePorts(5);
    const attachment = nginx({ listen, upstream: { port: app }, probePort, statusPort });
    proxy = await startNginx(nginxDirectory(attachment, contextFor()), probePort);
    return { port, child: runAdapter(programs.nginx, nginxExporter({ nginx: attachment, port })) };
  }

  test('serves what the attached nginx counts, on IPv4 and IPv6', async () => {
    const { port } = await started();
    expect(await metrics(port)).toMatch(/^nginx_up 1$/m);
    expect(await metrics(port, '[::1]')).toMatch(/^nginx_connections_accepted [1-9]/m);
  });

  test('stops on the stop signal', async () => {
    const { port, child } = await started();
    await metrics(port);
    await stopped(child);
    expect(child.signalCode).toBeNull();
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
    const child = runAdapter(programs.redis, redisExporter({ address: `redis://localhost:${nobody}`, port }));
    expect(await metrics(port)).toMatch(/^redis_up 0$/m);
    expect(child.exitCode).toBeNull();
    await stopped(child);
  });
});
