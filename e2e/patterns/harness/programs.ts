import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { isExecutable } from '../../../oracle/node/image';

/** A program that a scenario needs, and how it is found. */
export const programs = {
  nginx: { package: 'nginx-light' },
  haproxy: { package: 'haproxy' },
  bash: { package: 'bash' },
  busybox: { package: 'busybox-static' },
  'redis-server': { package: 'redis-server' },
  'prometheus-redis-exporter': { package: 'prometheus-redis-exporter' },
  'prometheus-nginx-exporter': { package: 'prometheus-nginx-exporter' },
  'fluent-bit': { variable: 'FLUENT_BIT' },
  otelcol: { build: 'e2e/patterns/otelcol/install' },
  pgbouncer: { package: 'pgbouncer' },
  psql: { package: 'postgresql-client' },
  envoy: { variable: 'ENVOY' },
  'cloud-sql-proxy': { variable: 'CLOUD_SQL_PROXY' },
  'oauth2-proxy': { variable: 'OAUTH2_PROXY', module: 'github.com/oauth2-proxy/oauth2-proxy/v7' },
  statsd_exporter: { variable: 'STATSD_EXPORTER_PROGRAM', module: 'github.com/prometheus/statsd_exporter' },
  'prometheus-config-reloader': {
    variable: 'CONFIG_RELOADER',
    module: 'github.com/prometheus-operator/prometheus-operator',
  },
  'prometheus-postgres-exporter': { package: 'prometheus-postgres-exporter' },
  java: { package: 'default-jdk-headless' },
  jmx_exporter: { variable: 'JMX_AGENT', file: /^jmx_prometheus_javaagent\.jar$/ },
  'php-fpm': { package: 'php-fpm', file: /^php-fpm[\d.]+$/ },
} as const satisfies Readonly<Record<string, Source>>;

interface Source {
  /** The Debian package that it is in. */
  readonly package?: string;
  /** The variable that says where it is. */
  readonly variable?: string;
  /** The script that builds and installs it. */
  readonly build?: string;
  /** The Go module that it is built from, which says its version where the program does not. */
  readonly module?: string;
  /** The names of its file. @default its own name */
  readonly file?: RegExp;
}

/** The name of such a program. */
export type ProgramName = keyof typeof programs;

/** Where a program is: named by its variable, or on PATH; undefined where it is not. */
export function program(name: ProgramName): string | undefined {
  const { variable, file }: Source = programs[name];
  const named = variable === undefined ? undefined : process.env[variable];
  if (named) return named;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  if (file === undefined) return folders.map((folder) => join(folder, name)).find(isExecutable);
  return folders.flatMap((folder) => filesIn(folder, file))[0];
}

function filesIn(folder: string, file: RegExp): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => file.test(name))
    .map((name) => join(folder, name));
}

/** How to get a program that is not there. */
export function howToGet(name: ProgramName): string {
  const source: Source = programs[name];
  if (source.build !== undefined) return `run ${source.build}`;
  return source.variable === undefined
    ? `install the Debian package ${source.package}`
    : `put ${name} on PATH, or set ${source.variable}`;
}

/** Commands that print a version, where `"$0" --version` does not. */
const versionCommands: Readonly<Partial<Record<ProgramName, string>>> = {
  nginx: '"$0" -v',
  haproxy: '"$0" -v',
  busybox: '"$0" --help',
  jmx_exporter: 'busybox unzip -p "$0" META-INF/MANIFEST.MF | grep Implementation-Version',
};

/** The version that a program reports: `1.22.1`. */
export function versionOf(name: ProgramName): string | undefined {
  const path = program(name);
  if (path === undefined) return undefined;
  const { module }: Source = programs[name];
  const command =
    module === undefined
      ? (versionCommands[name] ?? '"$0" --version')
      : `go version -m "$0" | grep -P '\\t(mod|dep)\\t${module}\\t'`;
  const text = execFileSync('sh', ['-c', `{ ${command}; } 2>&1 || true`, path], { encoding: 'utf8' });
  return /\d+\.\d+(\.\d+)?/.exec(text.replace(module ?? '', ''))?.[0];
}
