import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printOnce, warningCount } from '../constructs/print-once';
import { printable } from '../values/printable';
import { type ConfigUsers, changedConfigs } from './changed-configs';
import { isEmptiedByCommand } from './check-mode';
import { type EarlierOutput, earlierOutput } from './earlier-output';
import { checkFiles } from './folder/check-files';
import { describeDifferences } from './folder/describe-differences';
import { type Disk, nodeDisk } from './folder/disk';
import { deletedOfOthers } from './folder/other-writers';
import type { OutputFile } from './folder/output-file';
import type { Contents } from './folder/plan-files';
import { type Written, writeFiles } from './folder/write-files';
import { objectText } from './layouts/identity';
import type { Progress } from './progress';
import type { RenderedApp } from './rendered';
import { isUnwatched, summary, upToDate } from './summary';

/** What is to be written, once all of it is known. */
export interface ToFinish {
  readonly outdir: string;
  /** Who writes: one that writes again may delete what it wrote before. */
  readonly writer: object;
  readonly files: readonly OutputFile[];
  /** What is written with them, to other folders. */
  readonly besides: () => readonly Contents[];
  /** What has to be made anew where its config is another one than before. */
  readonly users: readonly ConfigUsers[];
  readonly apps: readonly RenderedApp[];
  /** What the names of their manifests end in. */
  readonly extensions: readonly string[];
  /** When the run began: `Date.now()`. */
  readonly start: number;
  readonly progress: Progress;
}

/** Writes the output of apps, and prints a summary. */
export function finish(run: ToFinish): void {
  const written = write(run);
  const { outdir, apps, start } = run;
  if (isUnwatched(outdir)) return;
  // With the warnings, behind them.
  printOnce(summary({ outdir, apps, written, warnings: warningCount(), milliseconds: Date.now() - start }));
}

function write(run: ToFinish): Written {
  const { outdir, writer, files, besides, users, apps, progress } = run;
  progress.phase('pods.json');
  const contents = besides();
  progress.phase('write');
  const before = new Map(users.map(({ path }) => [path, textIn(outdir, path)]));
  const earlier = earlierOutput(apps);
  const written = writeFiles({ outdir, files, mayReplace: earlier.is }, { besides: contents });
  progress.end();
  for (const { path, reason } of written.kept) printOnce(`warning: ${outdir}/${path}: ${reason}`);
  noteTakenOver(outdir, written.takenOver);
  warnOfEarlier(run, written.others, earlier);
  announce(users, new Set(written.changed), before);
  warnOfOthers(outdir, deletedOfOthers(writer, outdir, files, written.pruned));
  return written;
}

/**
 * Compares what apps came to with what is there, prints in what they differ, and has the process exit with 1 where they
 * do. Writes nothing, but where the command `cdk8s` has emptied the folder already: that is compared as it is in the last
 * commit, and then written.
 * @throws Error without a commit to compare with
 */
export function check(run: ToFinish): void {
  const isEmptied = isEmptiedByCommand(run.outdir);
  compare(run, isEmptied);
  if (isEmptied) write(run);
}

function compare(run: ToFinish, isEmptied: boolean): void {
  const { outdir, files, users, apps, progress } = run;
  progress.phase('compare');
  const earlier = earlierOutput(apps);
  const disk = isEmptied ? asCommitted(outdir) : nodeDisk;
  const { differences, others } = checkFiles({ outdir, files, mayReplace: earlier.is }, disk);
  progress.end();
  warnOfEarlier(run, others, earlier);
  if (differences.length === 0) {
    if (!isUnwatched(outdir)) printOnce(upToDate(outdir, files.length, isEmptied));
    return;
  }
  // The command keeps what is printed on standard output to itself.
  const stream = isEmptied ? process.stderr : process.stdout;
  const color = stream.isTTY === true && stream.hasColors();
  const compared = isEmptied ? `${outdir} in the last commit` : outdir;
  stream.write(
    `${printable(compared)} differs from the output of the app:\n${describeDifferences(differences, { color })}`,
  );
  const before = new Map(differences.flatMap((one) => (one.kind === 'changed' ? [[one.path, one.before]] : [])));
  announce(users, new Set(before.keys()), before);
  process.exitCode = 1;
}

function asCommitted(outdir: string): Disk {
  // Loaded here, as only the command needs it.
  const { committedDisk } = require('./folder/committed-disk') as typeof import('./folder/committed-disk');
  try {
    return committedDisk(outdir);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `${outdir}: emptied by the command cdk8s, and not in a commit (${reason}); ` +
        'run the program itself, such as npx ts-node main.ts --check, which compares before anything is deleted',
    );
  }
}

function noteTakenOver(outdir: string, paths: readonly string[]): void {
  if (paths.length === 0) return;
  printOnce(`note: ${outdir}: replaced ${listed(paths)}, the output of an earlier App with these objects`);
}

/** Warns about remaining files of an earlier App or layout, which would be applied as well. */
function warnOfEarlier({ outdir, extensions }: ToFinish, others: readonly string[], { objectIn }: EarlierOutput): void {
  const likely = others.filter((path) => extensions.some((extension) => path.endsWith(extension)));
  const found = likely.flatMap((path) => {
    const object = objectIn(textIn(outdir, path) ?? '');
    return object === undefined ? [] : [{ path, object }];
  });
  const [first] = found;
  if (first === undefined) return;
  printOnce(
    `warning: ${outdir}: not written by this app, but with the same objects (as ${objectText(first.object)}): ` +
      `${listed(found.map(({ path }) => path))}; delete them, or both are applied`,
  );
}

/** The first few of several paths, and how many more there are. */
function listed(paths: readonly string[]): string {
  const shown = paths.slice(0, 3).join(', ');
  return paths.length <= 3 ? shown : `${shown} and ${paths.length - 3} more`;
}

/** Several Apps of one program that share a folder, as cdk8s lets them: only the last one's manifests are left. */
function warnOfOthers(outdir: string, [one, ...more]: readonly string[]): void {
  if (one === undefined) return;
  const all = more.length === 0 ? one : `${one} and ${more.length} more`;
  printOnce(
    `warning: ${outdir}: deleted ${all}, the output of another App of this program; ` +
      'set a different outdir for each App, or use one App',
  );
}

/** Prints notes for changed objects that are immutable. */
function announce(
  users: readonly ConfigUsers[],
  changed: ReadonlySet<string>,
  before: ReadonlyMap<string, string | undefined>,
): void {
  for (const one of users) {
    const text = before.get(one.path);
    if (text !== undefined && changed.has(one.path)) for (const line of changedConfigs(one, text)) printOnce(line);
  }
}

/** What is in a file of the output folder; `undefined` where nothing can be read: writing it says why. */
function textIn(outdir: string, path: string): string | undefined {
  try {
    return readFileSync(join(outdir, path), 'utf8');
  } catch {
    return undefined;
  }
}
