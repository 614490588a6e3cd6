import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import type { ProgramName } from './programs';

/** What became of a scenario. */
export interface Result {
  /** The file: `attachments.scenario.ts`. */
  readonly file: string;
  /** What its scenarios have in common: `nginx`. */
  readonly group?: string;
  readonly title: string;
  readonly result: 'passed' | 'failed' | 'skipped';
  /** The programs that it needs, without those of every node. */
  readonly programs: readonly ProgramName[];
  /** How to get what is missing, of a skipped one. */
  readonly missing?: string;
}

/** Where the results of a run are collected. */
const file = process.env.PATTERNS_RESULTS;

/** Adds a result to those of the run. */
export function addResult(result: Result): void {
  if (file) appendFileSync(file, `${JSON.stringify(result)}\n`);
}

/** The results in a file. */
export function readResults(path: string): readonly Result[] {
  if (!existsSync(path)) return [];
  return readFileSync(path, 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
}

/** How many scenarios were skipped, by what is missing, as lines to print. */
export function skippedLines(results: readonly Result[]): readonly string[] {
  const reasons = results.flatMap(({ result, missing }) => (result === 'skipped' ? [missing ?? ''] : []));
  return [...new Set(reasons)].map(
    (reason) => `skipped ${reasons.filter((each) => each === reason).length} scenarios: ${reason}`,
  );
}
