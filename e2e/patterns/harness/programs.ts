import { execFileSync } from 'node:child_process';
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
} as const satisfies Readonly<Record<string, Source>>;

interface Source {
  /** The Debian package that it is in. */
  readonly package?: string;
  /** The variable that says where it is. */
  readonly variable?: string;
  /** The script that builds and installs it. */
  readonly build?: string;
}

/** The name of such a program. */
export type ProgramName = keyof typeof programs;

/** Where a program is: named by its variable, or on PATH; undefined where it is not. */
export function program(name: ProgramName): string | undefined {
  const { variable }: Source = programs[name];
  const named = variable === undefined ? undefined : process.env[variable];
  if (named) return named;
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin'];
  return folders.map((folder) => join(folder, name)).find(isExecutable);
}

/** How to get a program that is not there. */
export function howToGet(name: ProgramName): string {
  const source: Source = programs[name];
  if (source.build !== undefined) return `run ${source.build}`;
  return source.variable === undefined
    ? `install the Debian package ${source.package}`
    : `put ${name} on PATH, or set ${source.variable}`;
}

const versionFlags: Readonly<Partial<Record<ProgramName, readonly string[]>>> = {
  nginx: ['-v'],
  haproxy: ['-v'],
  busybox: ['--help'],
};

/** The version that a program reports: `1.22.1`. */
export function versionOf(name: ProgramName): string | undefined {
  const path = program(name);
  if (path === undefined) return undefined;
  const flags = versionFlags[name] ?? ['--version'];
  const text = execFileSync('sh', ['-c', '"$0" "$@" 2>&1 || true', path, ...flags], { encoding: 'utf8' });
  return /\d+\.\d+(\.\d+)?/.exec(text)?.[0];
}
