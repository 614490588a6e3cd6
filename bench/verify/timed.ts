import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Folders } from './inputs';

/** What something took, in microseconds. */
export interface Cost {
  /** By the clock. */
  readonly wall: number;
  /** Of all cores together. */
  readonly cpu: number;
}

/** Runs a command that exits with 0 or 1, its output into a file. */
export function timed(command: readonly string[], output: string): Cost {
  const file = openSync(output, 'w');
  // bash's `time` knows the processor time of a child, which Node does not tell.
  const script = `TIMEFORMAT='%R %U %S'; time "$@" 2>/dev/null`;
  const { stderr, error, status } = spawnSync('bash', ['-c', script, 'bash', ...command], {
    stdio: ['ignore', file, 'pipe'],
    encoding: 'utf8',
    // A cluster that happens to be configured is no part of what is measured.
    env: { ...process.env, KUBECONFIG: '/dev/null' },
  });
  closeSync(file);
  if (error !== undefined) throw error;
  if (status !== 0 && status !== 1) throw new Error(`${command.join(' ')}: exit code ${status}`);
  const [wall = NaN, user = NaN, system = NaN] = stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { wall: wall * 1e6, cpu: (user + system) * 1e6 };
}

/** What a command takes for one object of a folder, its start and what it loads for each kind not counted. */
export function costOfCommand(command: (folder: string) => readonly string[], folders: Folders, output: string): Cost {
  const first = timed(command(folders.first), output);
  const all = timed(command(folders.all), output);
  const count = folders.count - folders.firstCount;
  return { wall: (all.wall - first.wall) / count, cpu: (all.cpu - first.cpu) / count };
}

/** The middle one of several runs, each number for itself. */
export function median(costs: readonly Cost[]): Cost {
  const middle = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? NaN;
  return { wall: middle(costs.map(({ wall }) => wall)), cpu: middle(costs.map(({ cpu }) => cpu)) };
}
