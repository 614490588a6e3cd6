import type { Took } from './child';
import type { Measured, Run, Subject } from './measure';

/** Whether times are taken by the clock or, on a busy machine, of the processor. */
export type By = keyof Took;

/** Of a part of the work, the quickest of all rounds. */
export function least(runs: readonly Run[], part: 'construct' | 'synth' | 'process', by: By): number | undefined {
  const times = timesOf(runs, part, by);
  return times.length === 0 ? undefined : Math.min(...times);
}

/** Of a part of the work, the middle one of all rounds. */
export function middle(runs: readonly Run[], part: 'construct' | 'synth' | 'process', by: By): number | undefined {
  const times = timesOf(runs, part, by).sort((a, b) => a - b);
  return times[times.length >> 1];
}

function timesOf(runs: readonly Run[], part: 'construct' | 'synth' | 'process', by: By): number[] {
  return runs.flatMap((run) => run[part]?.[by] ?? []);
}

/** The highest resident set of any round, in MB. */
export function peak(runs: readonly Run[]): number | undefined {
  const peaks = runs.flatMap(({ peak: each }) => each ?? []);
  return peaks.length === 0 ? undefined : Math.max(...peaks);
}

/** What was measured of one subject; no runs where it was not. */
export function runsOf(all: readonly Measured[], shape: string, count: number, subject: Subject): readonly Run[] {
  return all.filter((m) => m.shape === shape && m.count === count && m.subject === subject).flatMap(({ runs }) => runs);
}

/** How much slower cdk8s' own App synthesizes the same. */
export function timesOfStock(all: readonly Measured[], { shape, count, runs }: Measured, by: By): number | undefined {
  return quotient(middle(runsOf(all, shape, count, 'cdk8s'), 'synth', by), middle(runs, 'synth', by));
}

export function quotient(dividend: number | undefined, divisor: number | undefined): number | undefined {
  return dividend === undefined || divisor === undefined ? undefined : dividend / divisor;
}
