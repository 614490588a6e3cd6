import { spawn } from 'node:child_process';
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Addition, Attachment, ContainerWithoutImage, Context } from '../lib/pod/attachment';
import { writeSelfSigned } from './certificate';
import { reachableProgram } from './reachable-program';

/** A proxy's program, run with its container's command: as nobody, with a directory for each of its volumes. */
export interface RunningProxy {
  /** Standard output so far. */
  readonly output: () => string;
  /** Its exit code, once it has ended. */
  readonly ended: Promise<number | null>;
  /** Sends a signal; resolves to the exit code and the milliseconds it took. */
  readonly stop: (signal: NodeJS.Signals) => Promise<{ code: number | null; took: number }>;
  /** Runs its preStop hook, as the kubelet does; resolves to the exit code. */
  readonly preStop: () => Promise<number | null>;
  /** Renews the certificate, as the kubelet does: the directory is swapped as a whole. */
  readonly renew: (commonName: string) => void;
}

/** Where its container's volumes are on this machine. */
interface Directories {
  readonly root: string;
  readonly of: Readonly<Record<string, string>>;
  /** A text with the paths of this machine in place of the container's. */
  readonly localized: (text: string) => string;
}

/** Writes what an attachment mounts to a new directory; `certificate` is the common name of one. */
export function localized(attachment: Attachment, context: Context, certificate?: string): Localized {
  const addition = attachment.build(context);
  const container = containerOf(addition, attachment.name);
  const directories = directoriesOf(container);
  for (const { volume, files } of addition.config ?? []) {
    for (const [name, text] of Object.entries(files)) {
      writeFileSync(join(directories.of[volume] ?? '', name), directories.localized(text));
    }
  }
  const renew = (name: string) => writeCertificate(addition, directories, name);
  if (certificate !== undefined) renew(certificate);
  const command = (container.command ?? []).map(directories.localized);
  const hook = container.lifecycle?.preStop?.exec?.command?.map(directories.localized);
  return { root: directories.root, command, hook, renew };
}

/** A container's command and hook, on this machine. */
export interface Localized {
  readonly root: string;
  readonly command: readonly string[];
  readonly hook: readonly string[] | undefined;
  readonly renew: (commonName: string) => void;
}

/** Starts the program and waits until it answers on its probe port. */
export async function startProxy({ root, command, hook, renew }: Localized, probePort: number): Promise<RunningProxy> {
  const log = join(root, 'output');
  const stdout = openSync(log, 'a');
  own(log);
  const [name = '', ...args] = command;
  const program = reachableProgram(name, root);
  // A group of its own, which ends as a whole: a container's processes end with the first one.
  const child = spawn(program, args, { stdio: ['ignore', stdout, stdout], env, ...identity, detached: true });
  const errors: string[] = [];
  child.stderr?.on('data', (data: Buffer) => errors.push(data.toString()));
  const ended = new Promise<number | null>((done) => child.on('exit', done)).then((code) => {
    endGroup(child.pid);
    return code;
  });
  for (;;) {
    if (child.exitCode !== null) {
      throw new Error(`${program} exited with ${child.exitCode}: ${errors.join('')}${readFileSync(log, 'utf8')}`);
    }
    const answer = await fetch(`http://127.0.0.1:${probePort}/live`).catch(() => undefined);
    if (answer?.status === 200) break;
    await new Promise((done) => setTimeout(done, 50));
  }
  return {
    output: () => readFileSync(log, 'utf8'),
    ended,
    stop: async (signal) => {
      const start = Date.now();
      child.kill(signal);
      const code = await ended;
      rmSync(root, { recursive: true, force: true });
      return { code, took: Date.now() - start };
    },
    preStop: () =>
      new Promise((done) => {
        const [hookProgram = '', ...hookArgs] = hook ?? [];
        spawn(hookProgram, hookArgs, { env, ...identity, stdio: 'inherit' }).on('exit', done);
      }),
    renew,
  };
}

function endGroup(pid: number | undefined): void {
  try {
    if (pid !== undefined) process.kill(-pid, 'SIGKILL');
  } catch {
    // Nothing is left of it.
  }
}

function containerOf({ containers = [] }: Addition, name: string): ContainerWithoutImage {
  const found = containers.find(({ container }) => container.name === name);
  if (found === undefined) throw new Error(`no container ${name}`);
  return found.container;
}

function directoriesOf({ volumeMounts = [] }: ContainerWithoutImage): Directories {
  const root = mkdtempSync(join(tmpdir(), 'proxy-'));
  own(root);
  const of = Object.fromEntries(volumeMounts.map(({ name }) => [name, join(root, name)]));
  for (const directory of Object.values(of)) {
    mkdirSync(directory);
    own(directory);
  }
  const mounts = new Map(volumeMounts.map(({ mountPath, name }) => [mountPath, of[name] ?? '']));
  const paths = [...mounts.keys()].sort((one, other) => other.length - one.length).map(escaped);
  const pattern = new RegExp(`(?<![A-Za-z0-9/])(?:${paths.join('|')})(?![A-Za-z0-9-])`, 'g');
  return { root, of, localized: (text) => text.replace(pattern, (path) => mounts.get(path) ?? path) };
}

/** A self-signed certificate in the files of the Secret's volume. */
function writeCertificate({ volumes = [] }: Addition, { of }: Directories, commonName: string): void {
  const volume = volumes.find(({ secret }) => secret !== undefined);
  const mount = of[volume?.name ?? ''] ?? '';
  const into = join(mount, `..${commonName}`);
  mkdirSync(into, { recursive: true });
  writeSelfSigned(into, commonName);
  for (const { key, path } of volume?.secret?.items ?? []) {
    if (key !== path) renameSync(join(into, key), join(into, path));
    own(join(into, path));
  }
  own(into);
  symlinkSync(`..${commonName}`, join(mount, '..data_tmp'));
  renameSync(join(mount, '..data_tmp'), join(mount, '..data'));
  for (const { path } of volume?.secret?.items ?? []) {
    if (!existsSync(join(mount, path))) symlinkSync(join('..data', path), join(mount, path));
  }
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Where the tests run as root, the proxy does not, as in its container. */
const nobody = process.getuid?.() === 0 ? 65_534 : undefined;
const identity = nobody === undefined ? {} : { uid: nobody, gid: nobody };

function own(path: string): void {
  if (nobody !== undefined) chownSync(path, nobody, nobody);
}
