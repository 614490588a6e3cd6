import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Logs, type OtelCollectorOptions, otelCollector } from '../../lib';
import type { Container } from '../../lib/kubernetes';
import { contextFor } from '../../test-helpers/attachment-context';
import { freePorts } from '../../test-helpers/real-nginx';
import { until } from '../patterns/harness/until';

/** The Collector that `e2e/patterns/otelcol/install` installs, run as its container would be. */
export interface RealCollector {
  /** The directory that it reads. */
  readonly logs: string;
  readonly process: ChildProcess;
  /** What it has written to its log. */
  readonly log: () => string;
  /** Runs the container that waits for its end until it exits; returns what that printed. */
  readonly drain: () => Promise<string>;
}

export const program = process.env.OTELCOL_PROGRAM ?? 'otelcol';

/** Where things are in a folder, in place of the volumes. */
function placed(folder: string, text: string): string {
  return text.replaceAll('/var/lib/otelcol', join(folder, 'state')).replaceAll('/etc/otelcol', join(folder, 'etc'));
}

/** Writes the configuration of options to a folder; returns the containers, with their paths in that folder. */
export async function inFolder(folder: string, options: OtelCollectorOptions, more: Partial<Logs> = {}) {
  const [port = 0, metricsPort = 0] = await freePorts(2);
  const logs: Logs = { directory: join(folder, 'logs'), rotation: 'app', ...more };
  const { containers = [], config = [] } = otelCollector({ port, metricsPort, logs, ...options }).build(contextFor());
  for (const name of ['logs', 'state', 'etc']) mkdirSync(join(folder, name), { recursive: true });
  for (const [name, text] of config.flatMap(({ files }) => Object.entries(files)))
    writeFileSync(join(folder, 'etc', name), placed(folder, text));
  const env = ({ env: variables = [] }: Partial<Container>) =>
    Object.fromEntries(variables.map(({ name, value }) => [name, placed(folder, value ?? name.toLowerCase())]));
  return {
    port,
    metricsPort,
    containers: containers.map(({ container }) => ({
      command: container.command ?? [],
      args: (container.args ?? []).map((text) => placed(folder, text)),
      env: { PATH: process.env.PATH ?? '', ...env(container as Container) },
    })),
  };
}

/** Whether the Collector accepts a configuration: what it says against it, or nothing. */
export async function problemsWith(folder: string, options: OtelCollectorOptions): Promise<string> {
  const { containers } = await inFolder(folder, options);
  const { args = [], env } = containers[0] ?? {};
  try {
    execFileSync(program, ['validate', ...args], { env, stdio: 'pipe' });
    return '';
  } catch (error) {
    return String((error as { readonly stderr?: unknown }).stderr);
  }
}

/** Starts it in a folder, and waits until it is ready. */
export async function startCollector(
  folder: string,
  options: OtelCollectorOptions,
  more: Partial<Logs> = {},
): Promise<RealCollector> {
  // Fails at once where it is not installed.
  execFileSync(program, ['--version'], { stdio: 'pipe' });
  const { containers, port } = await inFolder(folder, options, more);
  const [collector, drain] = containers;
  const log = join(folder, 'otelcol.log');
  const shell = ['-c', 'exec "$0" "$@" 2>> "$LOG"', program, ...(collector?.args ?? [])];
  const child = spawn('sh', shell, { env: { ...collector?.env, LOG: log }, stdio: 'ignore' });
  await until('the Collector is ready', async () => (await fetch(`http://127.0.0.1:${port}/`)).ok);
  return {
    logs: join(folder, 'logs'),
    process: child,
    log: () => readFileSync(log, 'utf8'),
    drain: async () => {
      const [, ...args] = drain?.command ?? [];
      // With the commands of busybox, as in its image.
      const bin = join(folder, 'bin');
      mkdirSync(bin);
      execFileSync('busybox', ['--install', '-s', bin]);
      const waiting = spawn(join(bin, 'sh'), args, { env: { ...drain?.env, PATH: bin } });
      let printed = '';
      waiting.stderr.on('data', (text) => {
        printed += text;
      });
      for await (const text of waiting.stdout) {
        printed += text;
        if (String(text).startsWith('waiting for the end')) waiting.kill('SIGTERM');
      }
      return printed;
    },
  };
}
