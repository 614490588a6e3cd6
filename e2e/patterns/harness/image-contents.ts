import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { busyboxFiles, type Image } from '../../../oracle/node/image';
import { postgresqlProgram } from '../../../test-helpers/real-postgresql';
import { buildActor, buildApp, buildJvmApp, javaHome } from './own-programs';
import { type ProgramName, program } from './programs';

/** What an image has in it, but for its names. */
export type Contents = Omit<Image, 'names'>;

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

/** By default port 8080, pid and temporary files in /tmp, logs in /var/log/nginx, as the public image has it. */
const nginx = (config = join(__dirname, 'nginx-unprivileged.conf')): Contents => ({
  files: [
    `${required('nginx')}:/usr/sbin/nginx`,
    '/etc/nginx/mime.types',
    `${config}:/etc/nginx/nginx.conf`,
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
export const contents: Readonly<Record<string, () => Contents>> = {
  'registry.example/app': () => app(),
  'registry.example/actor': () => ({ files: [`${buildActor()}:/actor`] }),
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
  'registry.example/nginx-without-stop-signal': () => nginx(),
  'registry.example/nginx-for-php': () => ({ ...nginx(join(php, 'nginx.conf')), stopSignal: 'SIGQUIT' }),
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
  'quay.io/oauth2-proxy/oauth2-proxy': () => ({
    files: [`${required('oauth2-proxy')}:/bin/oauth2-proxy`],
    entrypoint: ['/bin/oauth2-proxy'],
    user: '65532:65532',
  }),
  'docker.io/prom/statsd-exporter': () => ({
    files: [`${required('statsd_exporter')}:/bin/statsd_exporter`],
    entrypoint: ['/bin/statsd_exporter'],
    user: '65534:65534',
  }),
  'quay.io/prometheuscommunity/postgres-exporter': () => ({
    files: [`${required('prometheus-postgres-exporter')}:/bin/postgres_exporter`],
    entrypoint: ['/bin/postgres_exporter'],
    user: '65534',
  }),
  'quay.io/prometheus-operator/prometheus-config-reloader': () => ({
    files: [`${required('prometheus-config-reloader')}:/bin/prometheus-config-reloader`],
    entrypoint: ['/bin/prometheus-config-reloader'],
    user: '65534',
  }),
  'registry.example/postgres': () => {
    const folder = dirname(postgresqlProgram('postgres'));
    const programs = ['initdb', 'postgres', 'pg_isready'].map((name) => join(folder, name));
    const shared = folder.replace('/lib/', '/share/').replace(/\/bin$/, '');
    return {
      files: [
        ...programs,
        ...busyboxFiles(),
        join(folder, '../lib'),
        shared,
        `${join(__dirname, 'postgres')}:/entrypoint`,
        `${join(__dirname, 'postgres-passwd')}:/etc/passwd`,
      ],
      env: [`PATH=${folder}:/bin`],
      entrypoint: ['/entrypoint'],
      stopSignal: 'SIGINT',
    };
  },
  'registry.example/jvm-app': () => {
    const home = javaHome();
    return {
      files: [join(home, 'bin/java'), join(home, 'lib'), join(home, 'conf'), `${buildJvmApp()}:/app`],
      env: ['CLASSPATH=/app'],
      entrypoint: [join(home, 'bin/java')],
    };
  },
  'registry.example/jmx-agent': () => ({
    files: [`${required('jmx_exporter')}:/jmx_prometheus_javaagent.jar`, ...busyboxFiles()],
  }),
  'registry.example/php-app': () => ({
    files: [
      `${required('php-fpm')}:/usr/local/sbin/php-fpm`,
      `${join(php, 'php-fpm.conf')}:/usr/local/etc/php-fpm.conf`,
      `${join(php, 'www.conf')}:/usr/local/etc/php-fpm.d/www.conf`,
      `${join(php, 'index.php')}:/app/index.php`,
    ],
    entrypoint: ['/usr/local/sbin/php-fpm', '-y', '/usr/local/etc/php-fpm.conf'],
    stopSignal: 'SIGQUIT',
  }),
};

const php = resolve(__dirname, '../php');
