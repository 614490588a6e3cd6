import { spawn, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/** How a run of a program ended. */
export interface ProgramEnd {
  /** `undefined` where it was stopped by a signal. */
  readonly exitCode: number | undefined;
  /** The one that has stopped it. */
  readonly signal?: NodeJS.Signals;
}

/** A program that runs. */
export interface Running {
  readonly ended: Promise<ProgramEnd>;
  /** Ends it, and all that it has started. */
  readonly stop: () => void;
  /** Lets a program run that was started ahead. */
  readonly go: () => void;
}

/** Runs a command of the shell to its end, with the streams of this process. */
export function runProgram(command: string, env: NodeJS.ProcessEnv): ProgramEnd {
  const { status, signal, error } = spawnSync(command, {
    shell: true,
    stdio: 'inherit',
    env: { ...process.env, ...preloading('short-errors.cjs'), ...env },
  });
  if (error !== undefined) throw error;
  const killedBy = signal ?? signalOf(status);
  return { exitCode: status ?? undefined, ...(killedBy !== undefined && { signal: killedBy }) };
}

/** The signal that has killed what a shell ran, whose exit code is 128 and its number then. */
function signalOf(exitCode: number | null): NodeJS.Signals | undefined {
  const names = Object.entries(constants.signals) as [NodeJS.Signals, number][];
  return names.find(([, number]) => exitCode === 128 + number)?.[0];
}

/**
 * Starts a command of the shell, in a process group of its own, so that none of its processes outlives it.
 *
 * @param ahead - the file that lists the packages of its last run: it loads these, and waits until `go` is called
 */
export function startProgram(command: string, env: NodeJS.ProcessEnv, ahead?: string): Running {
  const waits = ahead !== undefined && hasGroups;
  const child = spawn(command, {
    shell: true,
    detached: hasGroups,
    stdio: ['ignore', 'inherit', 'inherit', waits ? 'pipe' : 'ignore'],
    env: {
      ...process.env,
      ...preloading('short-errors.cjs', 'report-reads.cjs', 'wait-ahead.cjs'),
      ...env,
      ...(waits && { CDK8S_PODS_AHEAD: ahead }),
    },
  });
  const kill = (signal: NodeJS.Signals) => {
    try {
      if (hasGroups && child.pid !== undefined) process.kill(-child.pid, signal);
      else child.kill(signal);
    } catch {
      // It has ended.
    }
  };
  let late: NodeJS.Timeout | undefined;
  let isStopped = false;
  const ended = new Promise<ProgramEnd>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', async (code) => {
      clearTimeout(late);
      kill('SIGKILL');
      if (isStopped) await groupEnd(child.pid);
      resolve({ exitCode: code ?? undefined });
    });
  });
  const stop = () => {
    isStopped = true;
    kill('SIGTERM');
    late = setTimeout(kill, patience, 'SIGKILL');
  };
  const go = () => {
    if (!waits) return;
    writeFileSync(`${ahead}.go`, '');
    (child.stdio[3] as Writable).end();
  };
  return { ended, stop, go };
}

/** Waits until no process of a group is left, as killing one takes a moment; not for one that nobody has waited for. */
async function groupEnd(group: number | undefined): Promise<void> {
  if (!hasGroups || group === undefined) return;
  for (const start = performance.now(); performance.now() - start < groupPatience; await sleep(5)) {
    try {
      process.kill(-group, 0);
    } catch {
      return;
    }
  }
}

/** Has all processes of Node load files before anything else; these are next to this one, or next to the bundle of all. */
function preloading(...files: readonly string[]): NodeJS.ProcessEnv {
  const options = files.map((file) => `--require ${JSON.stringify(join(__dirname, file))}`);
  return { NODE_OPTIONS: [process.env.NODE_OPTIONS ?? '', ...options].join(' ').trim() };
}

const hasGroups = process.platform !== 'win32';
/** Milliseconds that a program has after SIGTERM, and its group to end after SIGKILL. */
const patience = 2000;
const groupPatience = 500;
