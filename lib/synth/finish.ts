import { say, warningsSaid } from '../constructs/warnings';
import { checkFiles } from './folder/check-files';
import { describeDifferences } from './folder/describe-differences';
import type { OutputFile } from './folder/output-file';
import { type Written, writeFiles } from './folder/write-files';
import type { Progress } from './progress';
import type { RenderedApp } from './rendered';
import { summary } from './summary';

/** Milliseconds from which on a run says what it did. */
const long = 1000;

/** What is to be written, once all of it is known. */
export interface ToFinish {
  readonly outdir: string;
  readonly files: readonly OutputFile[];
  readonly apps: readonly RenderedApp[];
  /** When the run began: `Date.now()`. */
  readonly start: number;
  readonly progress: Progress;
}

/** Writes what apps came to, and says so where it took long. */
export function finish({ outdir, files, apps, start, progress }: ToFinish): Written {
  progress.phase('write');
  const written = writeFiles(outdir, files);
  progress.end();
  for (const { path, reason } of written.kept) say(`warning: ${outdir}/${path}: ${reason}`);
  const milliseconds = Date.now() - start;
  if (milliseconds >= long && !process.env.CI) {
    process.stderr.write(`${summary({ apps, written, warnings: warningsSaid(), milliseconds })}\n`);
  }
  return written;
}

/**
 * Compares what apps came to with what is there, prints in what they differ, and has the process exit with 1 where they
 * do. Writes nothing.
 */
export function check({ outdir, files, progress }: ToFinish): void {
  progress.phase('compare');
  const differences = checkFiles(outdir, files);
  progress.end();
  if (differences.length === 0) return;
  const { stdout } = process;
  const color = stdout.isTTY === true && stdout.hasColors();
  stdout.write(`${outdir} is not what the app synthesizes:\n${describeDifferences(differences, { color })}`);
  process.exitCode = 1;
}
