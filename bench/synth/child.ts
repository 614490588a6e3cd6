import type { App } from 'cdk8s';
import type { Fill } from './shapes';

/** What a part of the work took, in milliseconds. */
export interface Took {
  readonly wall: number;
  /** Of all threads together. */
  readonly cpu: number;
}

/** What a child process prints of itself, as one line of JSON. */
export interface Told {
  readonly construct: Took;
  readonly synth: Took;
  /** The parts of the synth, in milliseconds by the clock, where it was asked to be taken apart. */
  readonly phases: Readonly<Record<string, number>>;
  /** The highest resident set, in MB of a million bytes. */
  readonly peak: number;
}

/** Where a child works: an empty folder, as any program of a user does. */
export interface Child {
  readonly app: App;
  readonly fill: Fill;
  readonly count: number;
  readonly synth?: () => Readonly<Record<string, number>>;
}

/** Fills an app, synthesizes it, and prints what both took. */
export function runChild({ app, fill, count, synth }: Child): void {
  const [, construct] = took(() => fill(app, count));
  const [phases, synthTook] = took(() => {
    if (synth !== undefined) return synth();
    app.synth();
    return {};
  });
  const told: Told = { construct, synth: synthTook, phases, peak: (process.resourceUsage().maxRSS * 1024) / 1e6 };
  process.stdout.write(`${JSON.stringify(told)}\n`);
}

function took<T>(work: () => T): readonly [T, Took] {
  const [start, before] = [performance.now(), process.cpuUsage()];
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return [result, { wall: performance.now() - start, cpu: (user + system) / 1000 }];
}
