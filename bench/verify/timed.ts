import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import type { Folders } from './inputs';
import { measureProgram } from './tools';

/** What something took, in microseconds. */
export interface Cost {
  /** By the clock. */
  readonly wall: number;
  /** Of all cores together. */
  readonly cpu: number;
  /** The most memory that it had, in MB; of a command. */
  readonly memory?: number;
}

/** What a whole run of a command took. */
export type RunCost = Required<Cost>;

/** Runs a command that exits with 0 or 1, its output into a file. */
export function timed(command: readonly string[], output: string): RunCost {
  const file = openSync(output, 'w');
  const { stderr, error } = spawnSync(measureProgram(), command, {
    stdio: ['ignore', file, 'pipe'],
    encoding: 'utf8',
    // A cluster that happens to be configured is no part of what is measured.
    env: { ...process.env, KUBECONFIG: '/dev/null' },
  });
  closeSync(file);
  if (error !== undefined) throw error;
  const { wall, cpu, memory, status }: RunCost & { readonly status: number } = JSON.parse(stderr);
  if (status !== 0 && status !== 1) throw new Error(`${command.join(' ')}: exit code ${status}`);
  return { wall: wall * 1e6, cpu: cpu * 1e6, memory: memory / 2 ** 20 };
}

/** What a command takes for one object of a folder, its start and what it loads for each kind not counted. */
export function costOfCommand(command: (folder: string) => readonly string[], folders: Folders, output: string): Cost {
  const first = timed(command(folders.first), output);
  const all = timed(command(folders.all), output);
  const count = folders.count - folders.firstCount;
  return { wall: (all.wall - first.wall) / count, cpu: (all.cpu - first.cpu) / count, memory: all.memory };
}

/** The middle one of several runs, each number for itself; the most memory of any. */
export function median<C extends Cost>(costs: readonly C[]): C {
  const memory = Math.max(0, ...costs.flatMap((cost) => cost.memory ?? []));
  return {
    wall: middle(costs.map(({ wall }) => wall)),
    cpu: middle(costs.map(({ cpu }) => cpu)),
    ...(memory > 0 && { memory }),
  } as C;
}

export function middle(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}
