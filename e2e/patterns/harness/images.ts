import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { builtPrograms, isUpToDate } from '../../../oracle/build';
import { busyboxFiles, type Image, imageArchive } from '../../../oracle/node/image';
import { postgresqlProgram } from '../../../test-helpers/real-postgresql';
import { type ProgramName, program } from './programs';

/** What an image has in it, but for its names. */
type Contents = Omit<Image, 'names'>;

/** Builds the application of the scenarios, and returns its path. */
export const buildApp = (): string => buildProgram('app');

/** Builds one of the programs in Go next to this folder. */
function buildProgram(name: 'app' | 'actor'): string {
  const sources = resolve(__dirname, '..', name);
  const binary = join(builtPrograms, 'node', name);
  if (isUpToDate(binary, sources)) return binary;
  mkdirSync(join(builtPrograms, 'node'), { recursive: true });
  const env = { ...process.env, CGO_ENABLED: '0' };
  execFileSync('go', ['build', '-trimpath', '-ldflags', '-s -w', '-o', binary, '.'], { cwd: sources, env });
  return binary;
}

const required = (name: ProgramName): string => {
  const path = program(name);
  if (path === undefined) throw new Error(`missing ${name}`);
  return path;
};

const app = (env: readonly string[] = []): Contents => ({
  files: [`${buildApp()}:/bin/app`, ...busyboxFiles()],
  entrypoint: ['/bin/app'],
  env,
});

const nginx = (): Contents => ({
  files: [
    `${required('nginx')}:/usr/sbin/nginx`,
    '/etc/nginx/mime.types',
    `${nginxConfig}:/etc/nginx/nginx.conf`,
    ...busyboxFiles(),
  ],
  directories: ['usr/share/nginx/html', 'var/log/nginx', 'var/cache/nginx'],
  command: ['nginx', '-g', 'daemon off;'],
  user: '101',
});

/**
 * The images that manifests name, by repository, made of this machine's programs. Where a program cannot be had, the
 * application of the scenarios stands in; it then listens on the same port.
 */
const contents: Readonly<Record<string, () => Contents>> = {
  'registry.example/app': () => app(),
  'registry.example/actor': () => ({ files: [`${buildProgram('actor')}:/actor`] }),
  'ghcr.io/stefanprodan/podinfo': () => app(['LISTEN=:9898']),
  'docker.io/library/tomcat': () => app(['LISTEN=:8090']),
  'docker.io/library/postgres': () => {
    const { files, ...rest } = app(['TCP=:5432']);
    return { ...rest, files: [...files, `${join(__dirname, 'psql')}:/usr/bin/psql`] };
  },
  'docker.io/library/busybox': () => ({ files: busyboxFiles(), command: ['sh'] }),
  'docker.io/library/redis': () => ({
    files: [`${required('redis-server')}:/usr/bin/redis-server`, '/usr/bin/redis-cli', ...busyboxFiles()],
    entrypoint: ['redis-server'],
  }),
  'docker.io/oliver006/redis_exporter': () => ({
    files: [`${required('prometheus-redis-exporter')}:/redis_exporter`],
    entrypoint: ['/redis_exporter'],
    user: '59000:59000',
  }),
  'docker.io/nginx/nginx-prometheus-exporter': () => ({
    files: [`${required('prometheus-nginx-exporter')}:/usr/bin/nginx-prometheus-exporter`],
    entrypoint: ['/usr/bin/nginx-prometheus-exporter'],
    user: '1001:1001',
  }),
  'docker.io/nginxinc/nginx-unprivileged': () => ({ ...nginx(), stopSignal: 'SIGQUIT' }),
  'registry.example/nginx-without-stop-signal': nginx,
  'ghcr.io/cloudnative-pg/pgbouncer': () => ({
    files: [
      `${required('pgbouncer')}:/usr/bin/pgbouncer`,
      `${postgresqlProgram('pg_isready')}:/usr/bin/pg_isready`,
      ...busyboxFiles(),
    ],
    user: '998',
  }),
  'gcr.io/cloud-sql-connectors/cloud-sql-proxy': () => ({
    files: [`${required('cloud-sql-proxy')}:/cloud-sql-proxy`],
    entrypoint: ['/cloud-sql-proxy'],
    user: '65532',
  }),
  'docker.io/envoyproxy/envoy': () => ({
    files: [`${required('envoy')}:/usr/local/bin/envoy`, `${required('bash')}:/bin/bash`, ...busyboxFiles()],
    env: ['PATH=/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin'],
    entrypoint: ['envoy'],
  }),
  'docker.io/library/haproxy': () => ({
    files: [`${required('haproxy')}:/usr/sbin/haproxy`, ...busyboxFiles()],
    entrypoint: ['haproxy'],
    user: '99',
    stopSignal: 'SIGUSR1',
  }),
  'docker.io/fluent/fluent-bit': () => ({
    files: [
      `${required('fluent-bit')}:/fluent-bit/bin/fluent-bit`,
      ...(existsSync('/etc/ssl/certs') ? ['/etc/ssl/certs'] : []),
    ],
    entrypoint: ['/fluent-bit/bin/fluent-bit'],
  }),
  'docker.io/otel/opentelemetry-collector-contrib': () => ({
    files: [`${required('otelcol')}:/otelcol-contrib`, ...(existsSync('/etc/ssl/certs') ? ['/etc/ssl/certs'] : [])],
    entrypoint: ['/otelcol-contrib'],
    command: ['--config', '/etc/otelcol-contrib/config.yaml'],
    user: '10001:10001',
  }),
};

/** Port 8080, pid and temporary files in /tmp, logs in /var/log/nginx, as that image has it. */
const nginxConfig = join(__dirname, 'nginx-unprivileged.conf');

/** The archive of the image that a reference names. @throws Error for one that has no contents here. */
export function archiveFor(reference: string): Buffer {
  const repository = reference.replace(/@.*$/, '').replace(/:[^/:]*$/, '');
  const make = contents[repository];
  if (make === undefined) throw new Error(`no image ${reference}; add ${repository} to e2e/patterns/harness/images.ts`);
  return imageArchive({ ...make(), names: [reference] });
}

/** Loads images into a node's containerd, under the names that the manifests use. */
export function loadImages(node: string, references: readonly string[]): void {
  if (references.length === 0) return;
  const folder = mkdtempSync(join(tmpdir(), 'images-'));
  try {
    for (const [at, reference] of references.entries()) {
      const file = join(folder, `${at}.tar`);
      writeFileSync(file, archiveFor(reference));
      const socket = join(node, 'containerd.sock');
      execFileSync(join(node, 'programs/ctr'), ['-a', socket, '-n', 'k8s.io', 'images', 'import', file], {
        stdio: 'pipe',
      });
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
}
