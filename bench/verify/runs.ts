import { join } from 'node:path';
import { table } from './table';
import { median, middle, type RunCost, timed } from './timed';

type Command = readonly string[];

/** Both commands over the same files. */
export interface Compared {
  readonly title: string;
  /** How many times as long kubeconform takes at least, as is claimed. */
  readonly claimed: number;
  readonly own: RunCost;
  readonly kubeconform: RunCost;
  /** How many times as long kubeconform took by the clock: the middle one of pairs, so that a slower minute does not count. */
  readonly times: number;
}

/** The command over some files, and over more of them. */
export interface Growth {
  readonly files: number;
  readonly cost: RunCost;
}

/** What is claimed of memory, in MB: at most so much, or twice what kubeconform takes; and of very many files. */
const limits = { memory: 250, ofManyFiles: 1024 };
/** Twice as many files take at most so many times as long. */
const linear = 2.4;

/** Whole runs of some commands, their start included, in turns. */
export function wholeRuns(commands: readonly Command[], rounds: number, scratch: string): readonly RunCost[] {
  return eachRun(commands, rounds, scratch).map((costs) => median(costs));
}

/** Whole runs of both commands, in pairs. */
export function inPairs(
  own: Command,
  kubeconform: Command,
  rounds: number,
  scratch: string,
): Pick<Compared, 'own' | 'kubeconform' | 'times'> {
  const [mine = [], others = []] = eachRun([own, kubeconform], rounds, scratch);
  const times = mine.map(({ wall }, at) => (others[at]?.wall ?? Number.NaN) / wall);
  return { own: median(mine), kubeconform: median(others), times: middle(times) };
}

function eachRun(commands: readonly Command[], rounds: number, scratch: string): readonly (readonly RunCost[])[] {
  const measured = commands.map((): RunCost[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, command] of commands.entries()) measured[at]?.push(timed(command, join(scratch, 'run.txt')));
  }
  return measured;
}

export function comparedTable(all: readonly Compared[]): string {
  const rows = all.flatMap(({ title, own, kubeconform, times }) => [
    [title, '`cdk8s-pods verify`', ...figures(own), `${times.toFixed(2)} times as fast`],
    ['', 'kubeconform', ...figures(kubeconform), ''],
  ]);
  return table(['files', 'command', 's', 's of processor', 'MB', 'by the clock'], rows);
}

export function growthTable(all: readonly Growth[]): string {
  const rows = all.map(({ files, cost }) => [files.toLocaleString('en'), ...figures(cost)]);
  return table(['files', 's', 's of processor', 'MB'], rows);
}

function figures({ wall, cpu, memory }: RunCost): readonly string[] {
  return [(wall / 1e6).toFixed(2), (cpu / 1e6).toFixed(2), memory.toFixed(0)];
}

/** What is claimed of whole runs and does not hold. */
export function brokenRuns(compared: readonly Compared[], growth: readonly Growth[]): readonly string[] {
  return [
    ...compared.flatMap(({ title, claimed, own, kubeconform, times }) => {
      const most = Math.max(limits.memory, 2 * kubeconform.memory);
      return [
        ...(times >= claimed
          ? []
          : [`${title}: only ${times.toFixed(2)} times as fast as kubeconform, not ${claimed}`]),
        ...(own.memory <= most ? [] : [`${title}: ${own.memory.toFixed(0)} MB, more than ${most.toFixed(0)}`]),
      ];
    }),
    ...growth.flatMap(({ files, cost }, at) => {
      const before = growth[at - 1];
      const times = before === undefined ? 0 : cost.cpu / before.cost.cpu;
      return [
        ...(times <= linear ? [] : [`${files} files take ${times.toFixed(2)} times as long as half of them`]),
        ...(cost.memory <= limits.ofManyFiles ? [] : [`${files} files: ${cost.memory.toFixed(0)} MB`]),
      ];
    }),
  ];
}
