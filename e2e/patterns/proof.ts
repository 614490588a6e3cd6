import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ProgramName, versionOf } from './harness/programs';
import type { Result } from './harness/results';

/** A scenario that passed: when, in which release, and with which programs. */
export interface Proof extends Pick<Result, 'file' | 'group' | 'title'> {
  readonly kubernetes: string;
  readonly date: string;
  readonly programs: Readonly<Partial<Record<ProgramName, string>>>;
}

const path = join(__dirname, 'proof.json');

/** What was proven, as it is committed. */
export function proofs(): readonly Proof[] {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
}

/** Writes the results of a run to proof.json: what passed is added, what failed is removed, what was skipped stays as it was. */
export function record(results: readonly Result[], kubernetes: string, date: string): void {
  const proof = (result: Result) => proofOf(result, kubernetes, date);
  const ran = new Set(results.filter(({ result }) => result !== 'skipped').map((each) => keyOf(proof(each))));
  const passed = results.filter(({ result }) => result === 'passed').map(proof);
  const all = [...proofs().filter((each) => !ran.has(keyOf(each))), ...passed];
  const sorted = all.sort((a, b) => keyOf(a).localeCompare(keyOf(b), 'en'));
  writeFileSync(path, `${JSON.stringify(sorted, null, 2)}\n`);
}

const keyOf = ({ file, group = '', title, kubernetes }: Proof): string =>
  [file, group, title, kubernetes.split('.').slice(0, 2).join('.')].join('\n');

function proofOf({ file, group, title, programs }: Result, kubernetes: string, date: string): Proof {
  const versions = Object.fromEntries(programs.map((name) => [name, versionOf(name) ?? 'unknown']));
  return { file, ...(group !== undefined && { group }), title, kubernetes, date, programs: versions };
}
