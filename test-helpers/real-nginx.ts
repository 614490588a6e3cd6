import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Addition, Attachment, Context } from '../lib/pod/attachment';
import { writeSelfSigned } from './certificate';

/** Ports on which nobody listens, for the moment. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = await Promise.all(
    Array.from({ length: count }, async () => {
      const server = createServer();
      await new Promise<void>((done) => server.listen(0, '::', done));
      return server;
    }),
  );
  const ports = servers.map((server) => {
    const address = server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  });
  await Promise.all(servers.map((server) => new Promise((done) => server.close(done))));
  return ports;
}

/** The real program, run as a container would run it: as nobody, with directories of its own for what is mounted. */
export interface RunningNginx {
  readonly directory: string;
  /** The access log so far. */
  readonly output: () => string;
  readonly errors: () => string;
  /** Bytes of the files that it has open in its directory, also of those that are unlinked already. */
  readonly bytesOnDisk: () => number;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Sends a signal; resolves to the exit code and the milliseconds it took. */
  readonly stop: (signal: NodeJS.Signals) => Promise<{ code: number | null; took: number }>;
}

/** A self-signed certificate, by its common name, as the kubelet mounts a Secret: a directory that is swapped as a whole. */
export function writeCertificate(directory: string, name: string): void {
  const mount = join(directory, 'tls');
  const into = join(mount, `..${name}`);
  mkdirSync(into, { recursive: true });
  writeSelfSigned(into, name);
  for (const path of [mount, into, join(into, 'tls.key'), join(into, 'tls.crt')]) own(path);
  symlinkSync(`..${name}`, join(mount, '..data_tmp'));
  renameSync(join(mount, '..data_tmp'), join(mount, '..data'));
  for (const file of ['tls.key', 'tls.crt']) {
    if (!existsSync(join(mount, file))) symlinkSync(join('..data', file), join(mount, file));
  }
}

/** Writes an attachment's configuration to a new directory, with the container's paths led into it. */
export function nginxDirectory(attachment: Attachment, context: Context): string {
  const directory = mkdtempSync(join(tmpdir(), 'nginx-'));
  own(directory);
  for (const name of ['scratch', 'cache']) {
    mkdirSync(join(directory, name));
    own(join(directory, name));
  }
  const config = configOf(attachment.build(context))
    .replaceAll('/tmp/', `${directory}/scratch/`)
    .replaceAll('/etc/nginx/tls', `${directory}/tls`)
    .replaceAll('/var/cache/nginx', `${directory}/cache`);
  writeFileSync(join(directory, 'nginx.conf'), isBefore1251() ? withOldHttp2(config) : config);
  return directory;
}

/** Whether HTTP/2 is a parameter of `listen` in this nginx. */
function isBefore1251(): boolean {
  const said = execFileSync('sh', ['-c', '"$0" -v 2>&1', program], { encoding: 'utf8' });
  const [, minor = 0, patch = 0] = /(\d+)\.(\d+)/.exec(said.slice(said.indexOf('/1.') + 3))?.map(Number) ?? [];
  return minor < 25 || (minor === 25 && patch < 1);
}

function withOldHttp2(config: string): string {
  const servers = config.split(/(?=^ *server \{$)/m);
  return servers
    .map((server) =>
      server.includes('http2 on;')
        ? server.replace(/ *http2 on;\n/, '').replaceAll(/^( *listen .*);$/gm, '$1 http2;')
        : server,
    )
    .join('');
}

/** The nginx.conf that an addition brings. */
export function configOf(addition: Addition): string {
  const config = addition.config?.[0]?.files['nginx.conf'];
  if (config === undefined) throw new Error('the addition has no nginx.conf');
  return config;
}

/** What `nginx -t` says to a configuration. Through a pipe of the shell's, as nginx opens /dev/stdout anew. Ends the directory. */
export function testConfig(directory: string): string {
  const pass = ['-t', '-e', 'stderr', '-c', join(directory, 'nginx.conf')];
  try {
    return execFileSync('sh', ['-c', '"$0" "$@" 2>&1 | cat', program, ...pass], { encoding: 'utf8', ...identity });
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Starts nginx on a directory and waits until it answers. */
export async function startNginx(directory: string, probePort: number): Promise<RunningNginx> {
  const log = join(directory, 'output');
  const stdout = openSync(log, 'a');
  own(log);
  const child = spawn(program, ['-e', 'stderr', '-c', join(directory, 'nginx.conf')], {
    stdio: ['ignore', stdout, 'pipe'],
    ...identity,
  });
  const errors: string[] = [];
  child.stderr?.on('data', (data: Buffer) => errors.push(data.toString()));
  const exited = new Promise<number | null>((done) => child.on('exit', done));
  await answering(child, probePort, errors);
  return {
    directory,
    output: () => readFileSync(log, 'utf8'),
    errors: () => errors.join(''),
    bytesOnDisk: () =>
      [child.pid ?? 0, ...childrenOf(child.pid ?? 0)].reduce((sum, pid) => sum + openBytes(pid, directory), 0),
    ended: exited,
    stop: async (signal) => {
      const start = Date.now();
      child.kill(signal);
      const code = await exited;
      rmSync(directory, { recursive: true, force: true });
      return { code, took: Date.now() - start };
    },
  };
}

function childrenOf(pid: number): readonly number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ').map(Number);
}

function openBytes(pid: number, directory: string): number {
  return readdirSync(`/proc/${pid}/fd`).reduce((sum, fd) => {
    const path = `/proc/${pid}/fd/${fd}`;
    try {
      const isInside = ['scratch', 'cache'].some((name) => readlinkSync(path).startsWith(join(directory, name)));
      return isInside ? sum + statSync(path).size : sum;
    } catch {
      // Closed meanwhile.
      return sum;
    }
  }, 0);
}

async function answering(child: ChildProcess, port: number, errors: readonly string[]): Promise<void> {
  for (;;) {
    if (child.exitCode !== null) throw new Error(`nginx exited with ${child.exitCode}: ${errors.join('')}`);
    const answer = await fetch(`http://127.0.0.1:${port}/live`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** Another build of nginx may be tried: `NGINX_PROGRAM=/path/to/nginx`. */
const program = process.env.NGINX_PROGRAM ?? 'nginx';

/** Where the tests run as root, nginx does not, as in its container. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
const identity = nobody === undefined ? {} : { uid: nobody, gid: nobody };

function own(path: string): void {
  if (nobody !== undefined) chownSync(path, nobody, nobody);
}
