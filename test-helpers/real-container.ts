import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Container } from '../lib/kubernetes/generated/types';
import type { Addition } from '../lib/pod/attachment';
import { reachableProgram } from './reachable-program';

/** What stands for the cluster where a container is run without one. */
export interface ContainerOptions {
  /** Which container of the addition. @default its first one */
  readonly container?: string;
  /** The values of Secrets, by key. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Folders that stand for what is mounted there; config files and empty directories are made. */
  readonly mounts?: Readonly<Record<string, string>>;
}

/** Programs of one test. They run on this machine, with paths of their containers led to folders, and end with the test. */
export interface RealPrograms {
  readonly run: (
    program: string,
    args: readonly string[],
    env?: Readonly<Record<string, string>>,
    identity?: { readonly uid?: number; readonly gid?: number },
  ) => RunningProgram;
  /** Runs a program with the arguments, variables, files and, where this machine allows it, the user of its container. */
  readonly runContainer: (program: string, addition: Addition, options?: ContainerOptions) => RunningProgram;
}

/** A program that runs. */
export interface RunningProgram {
  readonly child: ChildProcess;
  /** What it has written to standard output and error. */
  readonly output: () => string;
  /** Resolves to its exit code when it has ended, or could not start. */
  readonly ended: Promise<number | null>;
  readonly hasEnded: () => boolean;
  /** Sends SIGTERM, and resolves to the exit code. */
  readonly stop: () => Promise<number | null>;
}

/** Whether programs can be given another user. */
const isRoot = process.getuid?.() === 0;

/** The programs of each test of a file; called where the tests are. */
export function realPrograms(): RealPrograms {
  const running: RunningProgram[] = [];
  const folders: string[] = [];
  afterEach(async () => {
    // The last one first: a server may wait for its clients.
    for (const program of running.splice(0).reverse()) await program.stop();
    for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
  });
  const run: RealPrograms['run'] = (program, args, env = {}, identity = {}) => {
    const child = spawn(program, [...args], { env: { PATH: process.env.PATH ?? '', ...env }, ...identity });
    const texts: string[] = [];
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (text) => texts.push(String(text)));
    const ended = new Promise<number | null>((done) => {
      child.once('error', (error) => {
        texts.push(String(error));
        done(null);
      });
      child.once('exit', (code) => {
        // A process that it leaves behind may keep them open.
        child.stdout?.destroy();
        child.stderr?.destroy();
        done(code);
      });
    });
    let isOver = false;
    ended.then(() => {
      isOver = true;
    });
    const stop = () => {
      child.kill('SIGTERM');
      return ended;
    };
    const one = { child, output: () => texts.join(''), ended, hasEnded: () => isOver, stop };
    running.push(one);
    return one;
  };
  return {
    run,
    runContainer: (program, addition, options = {}) => {
      const container = containerOf(addition, options.container);
      const identity = isRoot ? userOf(container) : {};
      const folder = mkdtempSync(join(tmpdir(), 'container-'));
      chmodSync(folder, 0o755);
      folders.push(folder);
      const led = ledTo(folder, container, addition, options, identity.uid);
      const variables = (container.env ?? []).map(({ name, value, valueFrom }) => [
        name,
        value === undefined ? (options.secrets?.[valueFrom?.secretKeyRef?.key ?? ''] ?? '') : led(value),
      ]);
      const args = (container.args ?? []).map(led);
      return run(reachableProgram(program, folder), args, Object.fromEntries(variables), identity);
    },
  };
}

function containerOf({ containers = [] }: Addition, name: string | undefined): Container {
  const found = name === undefined ? containers[0] : containers.find(({ container }) => container.name === name);
  if (found === undefined) throw new Error(`the addition has no container ${name ?? ''}`);
  return { image: '', ...found.container };
}

function userOf({ securityContext }: Container): { readonly uid?: number; readonly gid?: number } {
  const { runAsUser: uid, runAsGroup: gid } = securityContext ?? {};
  return { ...(uid !== undefined && { uid }), ...(gid !== undefined && { gid }) };
}

/** Makes a folder of each mount, and returns what leads a text's paths there. */
function ledTo(
  folder: string,
  { volumeMounts = [] }: Container,
  { config = [] }: Addition,
  { mounts = {} }: ContainerOptions,
  owner: number | undefined,
): (text: string) => string {
  const places = volumeMounts.map(({ name, mountPath }) => {
    const given = mounts[mountPath];
    if (given !== undefined) return [mountPath, given] as const;
    const place = join(folder, name);
    mkdirSync(place);
    if (owner !== undefined) chownSync(place, owner, -1);
    return [mountPath, place] as const;
  });
  // In one go, the longer ones first: a mount may be within another, and a folder is in /tmp itself.
  const paths = places.map(([path]) => path).sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\w/.-])(?:${paths.join('|')})(?![\\w-])`, 'g');
  const folderOf = new Map(places);
  const led = (text: string) =>
    paths.length === 0 ? text : text.replaceAll(pattern, (path) => folderOf.get(path) ?? path);
  for (const { volume, files } of config) {
    if (!volumeMounts.some(({ name }) => name === volume)) continue;
    for (const [file, text] of Object.entries(files)) writeFileSync(join(folder, volume, file), led(text));
  }
  return led;
}

/** Resolves when something listens on a port of this machine. */
export async function listening(port: number, host = '127.0.0.1'): Promise<void> {
  for (;;) {
    const socket = connect(port, host);
    const isOpen = await new Promise<boolean>((done) => {
      socket.once('connect', () => done(true)).once('error', () => done(false));
    });
    socket.destroy();
    if (isOpen) return;
    await new Promise((done) => setTimeout(done, 50));
  }
}

/** What is served at `/metrics` of a port; nothing where the program ends before. */
export async function metrics(port: number, host = '127.0.0.1', program?: RunningProgram): Promise<string> {
  while (program?.hasEnded() !== true) {
    const answer = await fetch(`http://${host}:${port}/metrics`).catch(() => undefined);
    if (answer?.status === 200) return answer.text();
    await new Promise((done) => setTimeout(done, 50));
  }
  return '';
}

/** Resolves to the first metrics of a port that have a line. */
export async function metricsWith(port: number, line: RegExp, program: RunningProgram): Promise<string> {
  for (;;) {
    const text = await metrics(port, '127.0.0.1', program);
    if (line.test(text)) return text;
    if (program.hasEnded()) throw new Error(`the program has ended: ${program.output()}`);
    await new Promise((done) => setTimeout(done, 200));
  }
}
