import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import type { Addition, Attachment, ContainerWithoutImage, Context } from '../lib/pod/attachment';
import { contextFor } from './attachment-context';
import { reachableProgram } from './reachable-program';

/** What the cluster would have, besides the manifest. */
export interface Given {
  /** The values of Secrets, by key: for variables. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** The files of volumes that are not made of config files, by volume and name. */
  readonly files?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined;
  readonly context?: Context | undefined;
  /** The program of the image's entry point, where the container has no command. */
  readonly entrypoint?: string | undefined;
}

/** The real program, run with a container's command, variables, files and user. */
export interface RenderedContainer {
  /** The folder in place of the container's root. */
  readonly folder: string;
  /** What it has printed so far. */
  readonly output: () => string;
  readonly isRunning: () => boolean;
  /** The exit code of a probe's command. */
  readonly exec: (command: readonly string[]) => number;
  /** Sends a signal; resolves to the exit code, `null` after a signal, and the seconds that it took. */
  readonly stop: (signal?: NodeJS.Signals) => Promise<{ readonly code: number | null; readonly seconds: number }>;
  /** Resolves when its startup probe's command succeeds, or its path answers. @throws Error where it ends before. */
  readonly started: () => Promise<void>;
}

/** Runs containers of attachments on this machine, and ends them after each test; called where the tests are. */
export function renderedContainers(): (attachment: Attachment, given?: Given) => RenderedContainer {
  const running: RenderedContainer[] = [];
  afterEach(async () => {
    for (const container of running.splice(0)) {
      await container.stop('SIGKILL');
      rmSync(container.folder, { recursive: true, force: true });
    }
  });
  return (attachment, given = {}) => {
    const container = run(attachment.build(given.context ?? contextFor()), given);
    running.push(container);
    return container;
  };
}

function run(addition: Addition, given: Given): RenderedContainer {
  const container = addition.containers?.[0]?.container;
  if (container === undefined) throw new Error('the attachment adds no container');
  const folder = mkdtempSync(join(tmpdir(), 'rendered-'));
  const { runAsUser = 65_532, runAsGroup = runAsUser } = container.securityContext ?? {};
  const owner = process.getuid?.() === 0 ? { uid: runAsUser, gid: runAsGroup } : undefined;
  chmodSync(folder, 0o755);
  const inside = within(folder, container);
  writeVolumes(folder, container, addition, given, inside, owner);

  const { command = [], args = [] } = container;
  const entrypoint = given.entrypoint === undefined ? [] : [given.entrypoint];
  const [program = '', ...words] = [...(command.length === 0 ? entrypoint : command), ...args].map(inside);
  const options: SpawnOptions = { cwd: folder, env: variables(container, given, inside), ...owner };
  const child = spawn(reachableProgram(program, folder), words, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  const output: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (data: Buffer) => output.push(String(data)));
  child.once('error', (error) => output.push(String(error)));
  const exec = (command: readonly string[]) => exitCode(command.map(inside), options);
  const isRunning = () => child.exitCode === null && child.signalCode === null && child.pid !== undefined;
  return {
    folder,
    output: () => output.join(''),
    isRunning,
    exec,
    stop: (signal = 'SIGTERM') => stopped(child, signal, isRunning),
    started: () => started(container, exec, isRunning, output),
  };
}

type Owner = { readonly uid: number; readonly gid: number } | undefined;

/** Leads paths of the container into the folder. */
function within(folder: string, { volumeMounts = [] }: ContainerWithoutImage): (text: string) => string {
  const paths = volumeMounts.map(({ mountPath }) => mountPath).sort((one, other) => other.length - one.length);
  if (paths.length === 0) return (text) => text;
  const mounts = new RegExp(paths.map((path) => path.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g');
  return (text) => text.replaceAll(mounts, (path) => join(folder, path));
}

function writeVolumes(
  folder: string,
  { volumeMounts = [] }: ContainerWithoutImage,
  { config = [] }: Addition,
  { files = {} }: Given,
  inside: (text: string) => string,
  owner: Owner,
): void {
  const contents = new Map([
    ...config.map(
      ({ volume, files: texts }) =>
        [volume, Object.entries(texts).map(([name, text]) => [name, inside(text)])] as const,
    ),
    ...Object.entries(files).map(([volume, texts]) => [volume, Object.entries(texts)] as const),
  ]);
  for (const { name, mountPath } of volumeMounts) {
    const mount = join(folder, mountPath);
    mkdirSync(mount, { recursive: true });
    const given = contents.get(name);
    if (given === undefined && owner !== undefined) chownSync(mount, owner.uid, owner.gid);
    for (const [file = '', text = ''] of given ?? []) writeFileSync(join(mount, basename(file)), text, { mode: 0o444 });
  }
}

function variables(
  { env = [] }: ContainerWithoutImage,
  { secrets = {} }: Given,
  inside: (text: string) => string,
): NodeJS.ProcessEnv {
  const values = env.map(({ name, value, valueFrom }) => [
    name,
    value === undefined ? secrets[valueFrom?.secretKeyRef?.key ?? ''] : inside(value).replaceAll('$$(', () => '$('),
  ]);
  return { PATH: `${process.env.PATH}:/usr/sbin`, ...Object.fromEntries(values) };
}

function exitCode([program = '', ...args]: readonly string[], options: SpawnOptions): number {
  try {
    execFileSync(program, args, { ...options, stdio: 'ignore' });
    return 0;
  } catch (error) {
    return (error as { status?: number }).status ?? -1;
  }
}

async function stopped(child: ChildProcess, signal: NodeJS.Signals, isRunning: () => boolean) {
  const start = Date.now();
  if (isRunning()) {
    const exit = new Promise((done) => child.once('exit', done));
    child.kill(signal);
    await exit;
  }
  return { code: child.exitCode, seconds: (Date.now() - start) / 1000 };
}

async function started(
  { startupProbe, ports = [] }: ContainerWithoutImage,
  exec: RenderedContainer['exec'],
  isRunning: () => boolean,
  output: readonly string[],
): Promise<void> {
  const get = startupProbe?.httpGet;
  const port = ports.find(({ name }) => name === get?.port)?.containerPort ?? get?.port;
  const succeeds = async () =>
    get === undefined
      ? exec(startupProbe?.exec?.command ?? ['true']) === 0
      : (await fetch(`http://127.0.0.1:${port}${get.path}`).catch(() => undefined))?.status === 200;
  while (isRunning()) {
    if (await succeeds()) return;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(`ended before it started: ${output.join('')}`);
}
