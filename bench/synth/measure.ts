import { mkdtempSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from '../verify/timed';
import type { Told, Took } from './child';
import { peerCommand } from './peers';
import type { Programs } from './programs';

/** Who turns objects into YAML. */
export type Subject = 'cdk8s' | 'GitOpsApp' | 'GitOpsApp, unverified' | 'helm' | 'kustomize';

/** So many of a shape, given to some subjects, so many times. */
export interface Trial {
  /** A key of `shapes`, or `workloads`. */
  readonly shape: string;
  readonly count: number;
  readonly subjects: readonly Subject[];
  readonly rounds: number;
}

/** What one process took. */
export interface Run extends Partial<Told> {
  /** The whole process, seen from outside. */
  readonly process: Took;
}

/** What a subject took for a trial, round by round. */
export interface Measured {
  readonly shape: string;
  readonly count: number;
  readonly subject: Subject;
  readonly runs: readonly Run[];
}

/**
 * Runs a trial: its subjects take turns, so that a slow minute hits all of them. What they write stays until the end: for
 * some seconds after a file was deleted, ext4 takes twenty times as long to make a new one.
 */
export function measure(
  { shape, count, subjects, rounds }: Trial,
  programs: Programs,
  scratch: string,
): readonly Measured[] {
  const measured = subjects.map((subject) => ({ shape, count, subject, runs: [] as Run[] }));
  for (let round = 0; round < rounds; round++) {
    for (const { subject, runs } of measured) {
      runs.push(runOf(subject, shape, count, programs, mkdtempSync(join(scratch, 'run-'))));
    }
  }
  return measured;
}

function runOf(subject: Subject, shape: string, count: number, programs: Programs, folder: string): Run {
  const args = [shape, String(count)];
  switch (subject) {
    case 'helm':
    case 'kustomize':
      return { process: peerTook(subject, count, folder) };
    case 'cdk8s':
      return toldRun([programs.stock, ...args], folder);
    case 'GitOpsApp':
      return toldRun([programs.ours, ...args], folder);
    case 'GitOpsApp, unverified':
      return toldRun([programs.ours, ...args, 'unverified'], folder);
  }
}

/** The phases of a synth of ours: of the quickest of some runs, one of which a slow minute may have hit. */
export function phases(args: readonly string[], rounds: number, programs: Programs, scratch: string): Told['phases'] {
  const runs = Array.from({ length: rounds }, () => {
    return toldRun([programs.ours, ...args, 'phases'], mkdtempSync(join(scratch, 'run-')));
  });
  const [quickest] = runs.sort((a, b) => (a.synth?.wall ?? NaN) - (b.synth?.wall ?? NaN));
  return quickest?.phases ?? {};
}

function toldRun(args: readonly string[], folder: string): Run {
  const command = ['env', '--chdir', folder, process.execPath, ...args];
  const output = join(folder, 'told.json');
  const { wall, cpu } = timed(command, output);
  const told: Told = JSON.parse(readFileSync(output, 'utf8'));
  return { ...told, process: { wall: wall / 1000, cpu: cpu / 1000 } };
}

function peerTook(peer: 'helm' | 'kustomize', count: number, folder: string): Took {
  const printed = join(folder, 'printed.yaml');
  const { wall, cpu } = timed(peerCommand(peer, count, join(folder, 'given')), printed);
  const found = readFileSync(printed, 'utf8').match(/^kind: Deployment$/gm)?.length ?? 0;
  if (found !== count) throw new Error(`${peer} printed ${found} of ${count} Deployments`);
  return { wall: wall / 1000, cpu: cpu / 1000 };
}
